"""What `incursion-tui` does without a screen, one sub-command a file; heavy imports stay inside the functions."""
