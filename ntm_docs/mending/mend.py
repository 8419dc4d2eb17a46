"""One paper → the same paper, its layout set right."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from ntm_docs.checking.check import Checked, check_bytes
from ntm_docs.checking.profile import Profile, read_profile
from ntm_docs.mending.draft import Workpiece
from ntm_docs.mending.parts.appendices import mend_appendices
from ntm_docs.mending.parts.body import mend_body, mend_levels
from ntm_docs.mending.parts.components import mend_components
from ntm_docs.mending.parts.font import mend_fonts
from ntm_docs.mending.parts.lines import mend_lines
from ntm_docs.mending.parts.page import mend_page
from ntm_docs.mending.parts.places import mend_places
from ntm_docs.mending.parts.signs import mend_letters, mend_signs
from ntm_docs.mending.proof import differ, expected_words, hidden_of, kept_things, margin_words, texts_of
from ntm_docs.mending.refusals import refusals
from ntm_docs.papers.opening import open_package
from ntm_docs.problems import Place, Problem, ProblemsError
from ntm_docs.reading.nets import net
from ntm_docs.reading.word_files import not_word
from ntm_docs.rendering.document.package import pack
from ntm_docs.word import NotWordError, examine
from ntm_docs.word.changing.adding import as_bytes
from ntm_docs.word.incoming.opening import package_of
from ntm_docs.word.incoming.package import usual_names
from ntm_docs.word.read import read_facts

_ROUNDS = 3
_DOCUMENT = "word/document.xml"


@dataclass(frozen=True, slots=True)
class MendedPaper:
    """A paper that was mended: its bytes, what was set right and how often, its findings before and after.

    `data` is the original, byte for byte, where there was nothing to set right. `signs` are the changed signs, as they
    stood and as they stand.
    """

    data: bytes
    kinds: Mapping[str, int]
    signs: tuple[tuple[str, str], ...]
    before: Checked
    after: Checked

    @property
    def changed(self) -> bool:
        """Whether anything was set right."""
        return bool(self.kinds)


def mend(data: bytes, file: str, on: date | None = None, profile: Profile | None = None) -> MendedPaper:
    """Set right what can be set right without a word of the text; what it says is proved to be as it was.

    Raises:
        ProblemsError: no .docx, one that is not safe to change or not of the decree's, or a proof that failed.
    """
    own = profile or read_profile(None)
    try:
        found = examine(data)
        package = package_of(found)
    except NotWordError as error:
        raise ProblemsError([not_word(error, file)]) from None
    before = check_bytes(data, file, on, own)
    facts = read_facts(package, file)
    problems = list(refusals(found, before, hidden=any(code == "check.hidden" for code, _text in facts.notices)))
    if problems:
        raise ProblemsError(problems)
    with net("mend.broken", Place(file)):
        names = usual_names(found.members)
        draft = Workpiece(
            file, dict(package.parts), names, dict(package.relations), dict(found.members), found.main, on, own
        )
        original = _Original(draft)
        mend_letters(draft)
        draft.look_again()
        for _round in range(_ROUNDS):
            if not _once(draft):
                break
    if not draft.kinds:
        return MendedPaper(data, {}, (), before, before)
    made = _sealed(draft)
    original.prove(made, file, draft)
    after = check_bytes(made, file, on, own)
    signs = tuple((one.before, one.after) for one in draft.edits if one.kind not in ("place", "ke"))
    return MendedPaper(made, dict(sorted(draft.kinds.items())), signs, before, after)


def _once(draft: Workpiece) -> bool:
    """One round over everything; whether anything was set right."""
    before = Counter(draft.kinds)
    mend_signs(draft)
    mend_appendices(draft)
    mend_page(draft)
    draft.look_again()
    mend_places(draft)
    draft.look_again()
    mend_fonts(draft)
    draft.look_again()
    for directly in (False, True):
        if mend_components(draft, directly=directly):
            draft.look_again()
    for directly in (False, True):
        if mend_body(draft, directly=directly):
            draft.look_again()
    if mend_levels(draft):
        draft.look_again()
    if mend_lines(draft):
        draft.look_again()
    return draft.kinds != before


class _Original:
    """What the paper said before anything was touched."""

    def __init__(self, draft: Workpiece) -> None:
        self.texts = texts_of(draft.parts[_DOCUMENT])
        self.things = kept_things(draft.parts[_DOCUMENT])
        self.margins = margin_words(draft.parts)
        self.hidden = hidden_of(draft.van_ban.facts)

    def prove(self, made: bytes, file: str, draft: Workpiece) -> None:
        """Read the new bytes and compare.

        Raises:
            ProblemsError: a word, a table, a picture, a note is not as it was.
        """
        package = open_package(made, file)
        try:
            wanted = expected_words(self.texts, draft.edits)
        except ValueError as error:
            raise _unproved(file, str(error)) from None
        found = " ".join(text for _one, text in texts_of(package.document)).split()
        reason = differ(wanted, found)
        things = kept_things(package.document)
        lost = [name for name, count in self.things.items() if things[name] < count]
        if reason or lost:
            raise _unproved(file, reason or ", ".join(lost))
        if margin_words(package.parts) != self.margins:
            raise _unproved(file, ", ".join(set(self.margins) ^ set(margin_words(package.parts))))
        if hidden_of(read_facts(package, file)) != self.hidden:
            raise _unproved(file, ", ".join(self.hidden))


def _unproved(file: str, reason: str) -> ProblemsError:
    return ProblemsError([Problem("mend.unproved", Place(file), facts={"reason": reason[:200]})])


def _sealed(draft: Workpiece) -> bytes:
    members = dict(draft.members)
    for usual in draft.changed:
        members[draft.names.get(usual, usual)] = as_bytes(draft.parts[usual])
    return pack(members, compress=True)
