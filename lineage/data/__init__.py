"""Data files of the program: what they are and where they came from is said in each."""
