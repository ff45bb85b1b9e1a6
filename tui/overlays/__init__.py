"""What lies over a screen for a moment: help, the log, what to export, what to take along."""
