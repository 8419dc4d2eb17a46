"""Dossiers that come in, appraised on the desk.

Input: folders and archives that are dropped, or lie in the desk's folder already. Output: `tiep-nhan.xlsx`, the
workbook that `receive` makes, as pages to appraise in; the papers that `issue` makes of it.

taking    what is dropped → the folder of what came in; which sources there are
tables    the workbook → rows of pages, with what is wrong at their cells
lists     lists and decisions for the register
"""
