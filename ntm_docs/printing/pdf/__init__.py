"""What a PDF shows: letters, words, fonts, places."""
