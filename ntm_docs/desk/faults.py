"""What goes wrong under a page → a page."""

import errno
import os
import sys
import traceback

from django.conf import settings
from django.core.exceptions import BadRequest, RequestDataTooBig, SuspiciousOperation, TooManyFilesSent
from django.http import Http404, HttpRequest, HttpResponse
from django.http.multipartparser import MultiPartParserError
from django.shortcuts import render

from ntm_docs import api
from ntm_docs.desk.guard import Answer
from ntm_docs.desk.uploads import UploadRefusedError
from ntm_docs.messages import gettext as _
from ntm_docs.problems import MachineError, ProblemsError


class Faults:
    """No trace of Python on a page: what the user can mend is told, what is ours says so."""

    def __init__(self, get_response: Answer) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> object:
        """The page, untouched."""
        return self._get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """The page for what a view has raised."""
        if isinstance(error, (Http404, SuspiciousOperation, BadRequest, MultiPartParserError, RequestDataTooBig)):
            return None  # Django's own answer, worded by the handlers below
        if isinstance(error, UploadRefusedError):
            return told(request, [str(error)], 422)
        if isinstance(error, OSError):
            error = api.refusal(error, None)
        elif isinstance(error, MemoryError):
            error = api.refusal(OSError(errno.ENOMEM, ""), None)
        if isinstance(error, ProblemsError):
            return told(request, error.lines, 422)
        if isinstance(error, MachineError):
            return told(request, [str(error)], 503)
        if os.environ.get("NTM_DOCS_DEBUG"):
            traceback.print_exception(error, file=sys.stderr)
        return told(request, [_our_fault(error)], 500)


def told(request: HttpRequest, lines: list[str], status: int) -> HttpResponse:
    """A page of sentences, each a thing to mend."""
    return render(request, "loi.html", {"lines": lines, "status": status}, status=status)


def _our_fault(error: Exception) -> str:
    text = _("Lỗi của chương trình ({name}). Chạy lại với NTM_DOCS_DEBUG=1 và gửi kết quả cho nhóm phát triển.")
    return text.format(name=type(error).__name__)


def stale(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 -- Django gives it
    """A form that this browser did not get from us, or got before the desk was started anew."""
    return told(request, [_("Trang này đã cũ. Quay lại, tải lại trang rồi gửi lần nữa.")], 403)


def missing(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 -- Django gives it
    """An address that leads nowhere (any more)."""
    return told(request, [_("Không có trang này, hoặc tệp không còn trong thư mục.")], 404)


def unreadable(request: HttpRequest, exception: Exception) -> HttpResponse:
    """What the browser sent is broken off, no form, or too many files."""
    if isinstance(exception, TooManyFilesSent):
        most = settings.DATA_UPLOAD_MAX_NUMBER_FILES
        text = _("Gửi nhiều quá {most} tệp một lần. Nén thư mục thành .zip, hoặc gửi làm nhiều lần.")
        return told(request, [text.format(most=most)], 422)
    return told(request, [_("Trình duyệt gửi thiếu hoặc gửi sai. Quay lại và gửi lần nữa.")], 400)


def broken(request: HttpRequest) -> HttpResponse:
    """What broke outside of any view."""
    return told(request, [_our_fault(RuntimeError())], 500)
