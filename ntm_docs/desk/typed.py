"""What was typed into a small form → a value."""

from datetime import date

from ntm_docs.api.answers.words import day_of
from ntm_docs.desk.uploads import UploadRefusedError
from ntm_docs.messages import gettext as _


def typed_day(text: str) -> date | None:
    """The day that was typed; None where nothing was.

    Raises:
        RefusedError: it is no day; the text names the one that was likely meant.
    """
    if not text:
        return None
    day, meant = day_of(text)
    if day is None:
        near = _(" (có phải là {near}?)").format(near=meant) if meant else ""
        raise UploadRefusedError(
            _("“{value}” không phải một ngày{near}. Viết như 28/11/2030.").format(value=text, near=near)
        )
    return day
