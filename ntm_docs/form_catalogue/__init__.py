"""The catalogue of forms and what they are called."""

from functools import cache

from ntm_docs.machine.frozen import frozen
from ntm_docs.machine.own_data import load_data


@frozen
class Form:
    """A form: its id (also its file name), title, source, printed number, name of part I."""

    id: str
    title: str
    source: str
    so_mau: str = ""
    phan_i: str = ""


@cache
def catalogue() -> dict[str, Form]:
    """Every form by id, in the order of a dossier."""
    return {entry["id"]: Form(**entry) for entry in load_data("form_catalogue", "forms.yaml")}
