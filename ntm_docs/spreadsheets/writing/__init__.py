"""Records → workbooks: to fill in, to mend, summed up."""
