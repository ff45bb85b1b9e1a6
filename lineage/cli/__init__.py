"""The command line: one file a verb, `main` to choose among them."""
