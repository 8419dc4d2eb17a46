"""The way in: one-time address, own files, choice of language."""

from importlib.resources import files

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_POST

from ntm_docs import api
from ntm_docs.desk.desks import desk_of
from ntm_docs.desk.speech import LANGUAGES, language_cookie

_TYPES = {
    ".css": "text/css",
    ".js": "text/javascript",
    ".mjs": "text/javascript",
    ".svg": "image/svg+xml",
    ".ttf": "font/ttf",
}
_YEAR = 365 * 24 * 3600


@require_GET
def enter(request: HttpRequest, token: str) -> HttpResponse:
    """Change the token for the cookie, and go on to an address that holds nothing."""
    desk = desk_of(request)
    if not desk.take(token):
        if desk.knows(request.COOKIES.get(desk.cookie, "")):  # the same browser, the address once more
            return _to("/")
        return render(request, "khong_vao.html", status=403)
    response = _to("/")
    response.set_cookie(desk.cookie, desk.session, httponly=True, samesite="Strict")
    return response


def _to(address: str) -> HttpResponseRedirect:
    return HttpResponseRedirect(address, status=303)


@require_GET
def static(request: HttpRequest, name: str) -> HttpResponse:
    """A file of the package, by a name from its listing."""
    room = files("ntm_docs.desk").joinpath("static")
    folder, _slash, last = name.rpartition("/")
    listed = room.joinpath("npm") if folder == "npm" else room
    found = next((one for one in listed.iterdir() if one.name == last), None) if folder in {"", "npm"} else None
    kind = _TYPES.get(f".{name.rpartition('.')[2]}")
    if found is None or kind is None or not found.is_file():
        raise Http404
    response = HttpResponse(found.read_bytes(), content_type=f"{kind}; charset=utf-8")
    if "v" in request.GET:  # the address changes with the file
        response.headers["Cache-Control"] = f"private, max-age={_YEAR}, immutable"
    return response


@require_GET
def face(request: HttpRequest, name: str) -> HttpResponse:  # noqa: ARG001 -- a view
    """One of the four faces that the PDFs are printed in: the page breaks where they do."""
    found = api.face(name)
    if found is None:
        raise Http404
    response = HttpResponse(found, content_type="font/ttf")
    response.headers["Cache-Control"] = f"private, max-age={_YEAR}"
    return response


@require_POST
def choose_language(request: HttpRequest) -> HttpResponse:
    """Keep the reader's language; back to the page it was chosen on."""
    chosen, back = request.POST.get("tieng", ""), request.POST.get("ve", "/")
    ours = back.startswith("/") and not back.startswith(("//", "/\\", "/vao/")) and back.isprintable()
    response = _to(back if ours and "\\" not in back else "/")
    if chosen in LANGUAGES:
        response.set_cookie(language_cookie(request), chosen, max_age=_YEAR, httponly=True, samesite="Strict")
    return response
