"""The office program that makes PDFs, kept in bounds."""
