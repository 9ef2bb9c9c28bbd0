"""An analyst judges: verdicts, annotations, the Desk and its history."""
