"""Who may ask: Host, Origin, cookie and size, before routing.

Another page that the browser shows may send requests here too, and may give this server's address a name of its own
(DNS rebinding): the Host says under which name it was asked, the Origin who asks. Both are looked at for every method.
"""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render

from ntm_docs.desk.desks import Desk, desk_of

Answer = Callable[[HttpRequest], HttpResponseBase]
LARGEST = 512 * 1024 * 1024  # bytes of an upload: the terminal's bound of a workbook
_SAFE = frozenset({"GET", "HEAD"})
_OPEN = ("/vao/", "/tinh/")  # the one-time address; what holds no data
_POLICY = "; ".join(f"{name} {' '.join(values)}" for name, values in settings.SECURE_CSP.items())
_HEADERS = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    # without a referrer at all, a form would be sent with the Origin "null"
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}


def guard(get_response: Answer) -> Answer:
    """The outermost step: what is refused here reaches no page."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        response = _refused(request, desk_of(request)) or get_response(request)
        for name, value in _HEADERS.items():
            response.headers.setdefault(name, value)  # one page has a policy of its own: the frame of `checked`
        if "Cache-Control" not in response.headers:
            response.headers["Cache-Control"] = "no-store"
        return response

    return answer


def _refused(request: HttpRequest, desk: Desk) -> HttpResponse | None:
    if request.META.get("HTTP_HOST") != f"127.0.0.1:{desk.port}":
        return _plain(400)
    if not _from_here(request, desk):
        return _plain(403)
    if request.method not in {*_SAFE, "POST"}:
        return _plain(405)
    if _size(request) > LARGEST:
        return _plain(413)
    if request.path_info.startswith(_OPEN) or desk.knows(request.COOKIES.get(desk.cookie, "")):
        return None
    return render(request, "khong_vao.html", status=403)


def _from_here(request: HttpRequest, desk: Desk) -> bool:
    """Whether the browser says that a page of ours asks, or nobody but the user."""
    origin = request.META.get("HTTP_ORIGIN")
    site = request.META.get("HTTP_SEC_FETCH_SITE", "none" if request.method in _SAFE else "")
    if origin is not None and origin != desk.origin:
        return False
    if request.method in _SAFE:
        return site in {"same-origin", "none"}
    return site in {"same-origin", ""} and (origin is not None or site == "same-origin")


def _size(request: HttpRequest) -> int:
    try:
        return int(request.META.get("CONTENT_LENGTH") or 0)
    except ValueError:
        return LARGEST + 1


def _plain(status: int) -> HttpResponse:
    """A refusal that says nothing of the desk."""
    return HttpResponse(b"", status=status, content_type="text/plain; charset=utf-8")
