"""What every call needs, read before the first one."""


def warm_up() -> None:
    """Law, forms and the rooms that plan and check are loaded: for a door that stays open."""
    import ntm_docs.batch
    import ntm_docs.checking
    import ntm_docs.planning  # noqa: F401 -- loaded, not used
    from ntm_docs.form_catalogue import catalogue
    from ntm_docs.regulations import read_book

    read_book(None)
    catalogue()
