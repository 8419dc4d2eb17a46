"""What every call needs, read before the first one."""


def warm_up() -> None:
    """Law, forms and the rooms that plan, check, draft and splice are loaded: for a door that stays open."""
    import ntm_docs.api.editing.keeping
    import ntm_docs.keeping
    import ntm_docs.pipeline  # noqa: F401 -- loaded, with all that they need
    from ntm_docs.api.editing.drawing import draft
    from ntm_docs.form_catalogue import catalogue
    from ntm_docs.regulations import read_book

    read_book(None)
    catalogue()
    draft("loại: hồ sơ khen thưởng".encode(), "x.yaml")
