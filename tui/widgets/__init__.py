"""Parts of screens: each shows one value and says by a message what was done with it."""
