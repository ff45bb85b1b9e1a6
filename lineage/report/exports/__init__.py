"""View → the forms that other programs and standards read; one module for each."""
