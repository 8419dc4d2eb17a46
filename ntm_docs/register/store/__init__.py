"""The register's tables, as an application of Django's.

Nothing outside `ntm_docs.register` imports it; it is loaded once Django has its settings (`register.database`).
"""
