"""Sentences in templates, in the reader's language: `{% say %}`."""

import json
import re
from functools import cache
from hashlib import sha256
from importlib.resources import files
from urllib.parse import quote

from django import template
from django.http import HttpRequest
from django.utils.safestring import SafeString, mark_safe

from ntm_docs.desk.forms.paths import in_address
from ntm_docs.messages import gettext, language

register = template.Library()
_MARKUP = {ord(one): f"\\u{ord(one):04x}" for one in "<>&"}  # no value ends the element that it stands in
_ALONE = re.compile("[\ud800-\udfff]")  # half a letter, which no page can hold


@register.simple_tag
def say(sentence: str, **facts: object) -> str:
    """A sentence of ours, with facts in its braces."""
    return gettext(sentence).format_map(facts) if facts else gettext(sentence)


@register.simple_tag
def asset(name: str) -> str:
    """The address of a file of ours; it changes with the file."""
    plain = name.encode().decode()  # a template's own kind of text opens no file
    return f"/tinh/{quote(plain)}?v={_digest(plain)}"


@cache
def _digest(name: str) -> str:
    return sha256(files("ntm_docs.desk").joinpath("static", *name.split("/")).read_bytes()).hexdigest()[:12]


def as_json(value: object) -> str:
    """Values for a script, their letters as they are: escaped, Vietnamese is twice as long."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return _ALONE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


register.filter("in_address", in_address)


@register.filter
def quoted(path: str) -> SafeString:
    """A path as the value of an attribute, with marks around it: those within it stay as they are."""
    escaped = path.replace("&", "&amp;").replace("'", "&#x27;").replace("<", "&lt;")
    return mark_safe(f"'{escaped}'")  # noqa: S308 -- nothing in it ends the value


@register.simple_tag
def data(name: str, value: object) -> SafeString:
    """Values that the page's script finds under a name."""
    text = as_json(value).translate(_MARKUP)
    return mark_safe(f'<script id="{name}" type="application/json">{text}</script>')  # noqa: S308 -- no markup is left


def page_facts(request: HttpRequest) -> dict[str, object]:
    """What every page is told."""
    return {"language": language(), "address": request.get_full_path()}
