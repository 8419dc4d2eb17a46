"""Brings the catalogues of other languages up to date with the sentences in the code.

    python scripts/catalogue.py [--check] [--add LANGUAGE]

Sentences are Vietnamese; they come from the tables in messages/, from calls of `gettext` and
`_`, from the pages of the desk, and from what its forms are made of. New ones enter the .po file untranslated, gone
ones leave it. With --check nothing is written; the exit code tells whether all is there. --add begins the catalogue
of a language, named by two letters.
"""

import ast
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

from ntm_docs.checking import RULES
from ntm_docs.checking.dossier.every_rule import DOSSIER_RULES
from ntm_docs.checking.judging import NAMES
from ntm_docs.checking.notices import NOTICES
from ntm_docs.messages import sentences
from ntm_docs.model import BinhXet, HoSo, VanBan
from ntm_docs.model.entering.form_fields import FormField, groups_of, quoted
from ntm_docs.reading.raw import KINDS
from ntm_docs.regulations.book.own_text import QuyDinhTinh
from ntm_docs.regulations.ruling import STRENGTHS, SUBJECTS, TOPICS

ROOT = Path(__file__).resolve().parent.parent
LOCALE = ROOT / "ntm_docs" / "locale"
CATALOGUE = "LC_MESSAGES/ntm_docs.po"
FORMS = {"hồ sơ khen thưởng": HoSo, "bình xét cuối năm": BinhXet, "văn bản": VanBan, "quy định của tỉnh": QuyDinhTinh}
KEYWORDS = {"gettext", "_", "Word", "phrase"}


def all_sentences() -> Iterator[str]:
    """Every sentence a user can see, once each, in a stable order."""
    found = [*sentences(), *TOPICS.values(), *STRENGTHS.values(), *SUBJECTS.values(), *KINDS.values()]
    rules = [*RULES.values(), *(rule for rule, _judge in DOSSIER_RULES.values())]
    found += [*(part for rule in rules for part in (rule.name, rule.remedy)), *NAMES.values(), *NOTICES.values()]
    modules = (ROOT / "ntm_docs").rglob("*.py")
    for path in sorted(modules, key=lambda one: [*((1, part) for part in one.parts[:-1]), (0, one.name)]):
        found += sentences_in(path.read_text(encoding="utf-8"))
    for page in sorted((ROOT / "ntm_docs").rglob("*.html")):
        found += sentences_on(page.read_text(encoding="utf-8"))
    yield from dict.fromkeys([*found, *words_of_forms()])


def sentences_in(source: str) -> list[str]:
    """Sentences given to `gettext`, `_`, `Word` and `phrase`, in the order of the text.

    From the syntax tree: a reader of tokens sees what stands inside an f-string on Python 3.12 and later only.
    """
    calls = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call) and node.args]
    told = [
        (node.lineno, node.col_offset, node.args[0].value)
        for node in calls
        if isinstance(node.func, ast.Name) and node.func.id in KEYWORDS and isinstance(node.args[0], ast.Constant)
    ]
    return [text for _line, _column, text in sorted(told)]


def sentences_on(page: str) -> list[str]:
    """Sentences of a page of the desk: `{% say "…" %}`."""
    return re.findall(r"""\{%\s*say\s+"([^"]*)\"""", page)


def words_of_forms() -> Iterator[str]:
    """What the forms are made of: groups, names of fields in quotes, explanations, units, choices."""
    for kind, model in FORMS.items():
        for group in groups_of(model, kind, ()):
            yield from (group.title, group.help)
            for field in group.fields:
                yield from words_of(field)


def words_of(field: FormField) -> Iterator[str]:
    """The words of a field and of those within it."""
    yield from filter(None, (quoted(field.name), field.help, field.unit, *field.choices))
    for inner in field.fields:
        yield from words_of(inner)


def main() -> None:
    """Bring every catalogue up to date, keeping the translations it has."""
    paths = sorted(LOCALE.glob(f"*/{CATALOGUE}"))
    if "--add" in sys.argv:
        paths.append(LOCALE / sys.argv[sys.argv.index("--add") + 1] / CATALOGUE)
    sentences = [*all_sentences()]
    missing = [bring_up_to_date(path, sentences) for path in paths]
    if "--check" in sys.argv:
        sys.exit(any(missing))


def bring_up_to_date(path: Path, sentences: Sequence[str]) -> int:
    """Write one catalogue anew, but for --check; how many sentences it does not translate."""
    known: dict[str, str] = {}
    if path.is_file():
        with path.open("rb") as stream:
            known = {str(entry.id): str(entry.string) for entry in read_po(stream) if entry.id}
    missing = [sentence for sentence in sentences if not known.get(sentence)]
    print(f"{path.parent.parent.name}: {len(missing)} untranslated", *missing, sep="\n")
    if "--check" not in sys.argv:
        catalogue = Catalog(locale=path.parent.parent.name, project="ntm-docs", fuzzy=False)
        for sentence in sentences:
            catalogue.add(sentence, known.get(sentence, ""))
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as stream:
            write_po(stream, catalogue, width=10_000, omit_header=True)
    return len(missing)


if __name__ == "__main__":
    main()
