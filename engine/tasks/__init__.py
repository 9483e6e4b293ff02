"""Questions asked of vectors and labels, one a module, with no database, no file and no network behind them."""
