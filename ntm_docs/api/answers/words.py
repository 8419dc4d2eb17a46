"""Words for what answers hold: forms, topics, nominees."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal

from ntm_docs.messages import gettext
from ntm_docs.problems import Word

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from ntm_docs.api.answers.shapes import AnyPlanned, Checked, Finding, Planned, PlannedDraft, PlannedReview

LEVELS: tuple[Literal["error", "warning", "hint"], ...] = ("error", "warning", "hint")  # of findings, the gravest first
MENDED: Mapping[str, Word] = {  # what `check --fix` sets right
    "page": Word("khổ giấy, lề trang"),
    "numbers": Word("số trang"),
    "font": Word("phông chữ, màu chữ, tô nền"),
    "look": Word("cỡ chữ, đậm, nghiêng, in hoa, canh giữa của từng thành phần"),
    "body": Word("cỡ chữ, canh lề, thụt đầu dòng, giãn dòng của nội dung"),
    "line": Word("đường kẻ"),
    "table": Word("bảng đầu trang"),
    "place": Word("vị trí các thành phần"),
    "quoc_hieu": Word("chữ của Quốc hiệu"),
    "tieu_ngu": Word("chữ của Tiêu ngữ"),
    "so": Word("dấu, khoảng trống trong số, ký hiệu"),
    "kinh_gui": Word("chữ “Kính gửi:”"),
    "noi_nhan": Word("dấu ở Nơi nhận"),
    "ten": Word("chữ hoa gõ sẵn thành chữ thường (họ tên người ký, “Phụ lục”)"),
    "diem": Word("chữ cái và dấu đầu dòng của danh sách"),
    "nfc": Word("mã chữ (Unicode dựng sẵn)"),
    "blanks": Word("khoảng trống thừa"),
    "ke": Word("hàng dấu gạch gõ tay"),
}


def parted(planned: "AnyPlanned") -> "tuple[PlannedDraft | None, Planned | None, PlannedReview | None]":
    """A plan as what it is: of a drafted document, of award dossiers, or of a review."""
    from ntm_docs.planning import PlannedDraft, PlannedReview

    if isinstance(planned, PlannedDraft):
        return planned, None, None
    return (None, None, planned) if isinstance(planned, PlannedReview) else (None, planned, None)


def day_of(text: str) -> "tuple[date | None, str]":
    """The day that a text is, as in an input; where it is none, what was likely meant."""
    from ntm_docs.phrases.dates import mistyped_day, typed_day

    found = typed_day(text)
    if found is not None and found.whole is not None:
        return found.whole, ""
    slip = mistyped_day(text)
    return None, slip[1] if slip else ""


def in_figures(number: "int | Decimal") -> str:
    """`1.250.000`, `2,25`."""
    from babel.numbers import format_decimal

    return format_decimal(number, locale="vi")


def form_title(form: str, *, sourced: bool = False) -> str:
    """What a form makes, with `sourced` where that is laid down: `Tờ trình (Nghị định …)`."""
    from ntm_docs.form_catalogue import catalogue

    found = catalogue().get(form)
    if found is None:
        return form
    return f"{found.title} ({found.source})" if sourced else found.title


def topic_name(topic: str) -> str:
    """What a question of law is about."""
    from ntm_docs.regulations.ruling import TOPICS

    return gettext(TOPICS[topic])


def subject_name(subject: str) -> str:
    """A kind of nominees: tập thể, cá nhân, hộ gia đình."""
    from ntm_docs.regulations.ruling import SUBJECTS

    return gettext(SUBJECTS[subject])


def why_not_judged(checked: "Checked") -> str:
    """Why a document is not judged, or judged in part; empty where it is judged whole."""
    from ntm_docs.checking.reasons import reason_of

    return reason_of(checked)


def scope_name(checked: "Checked") -> str:
    """By what a document is judged, in a word or two."""
    from ntm_docs.checking.reasons import SHORT

    return gettext(SHORT[checked.scope])


def why_left(finding: "Finding") -> str:
    """Why a finding is left to the person."""
    from ntm_docs.mending import why_left as reason

    return reason(finding)
