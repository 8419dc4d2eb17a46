"""A form with its values; what is typed → changes.

paths       paths of fields
fields      a form with its values                    pasted    rows from Excel, as records of a list
"""
