"""What every call needs, read before the first one."""


def warm_up() -> None:
    """Law, forms and the rooms that plan, check, draft and splice are loaded: for a door that stays open."""
    import ntm_docs.batch
    import ntm_docs.checking.annotated
    import ntm_docs.checking.dossier.folder
    import ntm_docs.checking.gathering
    import ntm_docs.drafting
    import ntm_docs.importing
    import ntm_docs.model.entering.form_fields
    import ntm_docs.model.entering.readings
    import ntm_docs.pipeline
    import ntm_docs.planning.checking
    import ntm_docs.planning.drafts
    import ntm_docs.planning.starting
    import ntm_docs.reading.splicing.splice  # noqa: F401 -- loaded, not used
    from ntm_docs.form_catalogue import catalogue
    from ntm_docs.regulations import read_book

    read_book(None)
    catalogue()
