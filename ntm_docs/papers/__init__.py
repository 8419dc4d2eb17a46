"""Facts of a document, or of a text → its parts.

Head, title, text, foot, each with its place (`RecognisedPaper`); the same as words (`Paper`).
"""
