"""Sentences in templates, in the reader's language: `{% say %}`."""

from functools import cache
from hashlib import sha256
from importlib.resources import files
from urllib.parse import quote

from django import template
from django.http import HttpRequest

from ntm_docs.messages import gettext, language

register = template.Library()


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


def page_facts(request: HttpRequest) -> dict[str, object]:
    """What every page is told."""
    return {"language": language(), "address": request.get_full_path()}
