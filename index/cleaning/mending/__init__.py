"""Words that print, PDF or OCR broke, glued or misread -> edits that mend them, each with its place."""
