"""A build as a process of its own.

runs    begins, watches and ends such processes      run    what one does
cells   the faults of a workbook as cells to mend     reception   the runs of a receiving office
"""
