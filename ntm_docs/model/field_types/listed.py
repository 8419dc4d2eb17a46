"""Lines that the form opens with words of its own.

Kính gửi, Nơi nhận, Lưu and the dash of a list are printed by the form; who types what the page shows has them twice.
"""

import re
from typing import Annotated

from pydantic import AfterValidator

from ntm_docs.model.field_types.prose import DongDai
from ntm_docs.model.field_types.text import Dong, problem

_SIGNS = re.compile(r"(?:[-–—+•]\s*)+")
_MARKS = " .;,:"


def _without(label: str = "") -> AfterValidator:
    """A line without the signs of a list and without the label that the form prints before it.

    Raises (in the validator):
        PydanticCustomError: nothing else stands in it.
    """
    opening = re.compile(rf"{label}\s*:\s*", re.IGNORECASE) if label else None

    def clean(text: str) -> str:
        start = _SIGNS.match(text)
        bare = text[start.end() :] if start else text
        named = opening.match(bare) if opening else None
        bare = bare[named.end() :] if named else bare
        if not bare.strip(_MARKS):
            raise problem("field.label_alone", value=text)
        return bare

    return AfterValidator(clean)


CanCu = Annotated[DongDai, _without()]
KinhGui = Annotated[DongDai, _without("kính gửi")]
NoiNhan = Annotated[DongDai, _without("nơi nhận")]
Luu = Annotated[Dong, _without("lưu")]
