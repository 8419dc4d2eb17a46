"""Lists as other hands keep them → entries.

Workbooks (.xlsx, .xls, .ods) and documents (.docx), columns as they come.

grids: sheets and tables as one kind of grid   columns: what a title means   heading: what stands above
lines: a grid → its rows   entries: a row → an entry, or why not   reading: a file, whole
"""
