"""`python -m engine`: the command line."""

import sys

if __name__ == "__main__":
    # not above: every worker process imports this file again, and needs none of it
    from engine.cli import main

    sys.exit(main())
