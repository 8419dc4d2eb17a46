"""The language of a page: the reader's choice."""

from django.http import HttpRequest, HttpResponseBase

from ntm_docs.desk.desks import desk_of
from ntm_docs.desk.guard import Answer
from ntm_docs.messages import speaking

LANGUAGES = ("vi", "en")


def speech(get_response: Answer) -> Answer:
    """What is said within a request is said in the reader's language."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        chosen = request.COOKIES.get(language_cookie(request), "")
        with speaking(chosen if chosen in LANGUAGES else ""):
            return get_response(request)

    return answer


def language_cookie(request: HttpRequest) -> str:
    """The name of the cookie with the choice."""
    return f"{desk_of(request).cookie}_tieng"
