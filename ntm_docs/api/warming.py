"""What every call needs, read before the first one."""


def warm_up() -> None:
    """Law, forms and the rooms that plan, check, draft and splice are loaded: for a door that stays open."""
    from ntm_docs.form_catalogue import catalogue
    from ntm_docs.regulations import read_book

    read_book(None)
    catalogue()
