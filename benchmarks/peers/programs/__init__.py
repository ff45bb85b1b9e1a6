"""One program for each peer; all they share with us is `shared.py`."""
