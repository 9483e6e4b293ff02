"""What the page of duplicates asks before it acts, and the rules it advises by."""
