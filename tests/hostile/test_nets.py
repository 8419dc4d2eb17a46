"""Whatever a parser of others raises on a damaged file is a problem with a place; never a fault of ours."""

import ast
import errno
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import ROOT

from ntm_docs.__main__ import run
from ntm_docs.problems import MachineError, Place, ProblemsError
from ntm_docs.reading.json_tree import parse_json
from ntm_docs.reading.nets import net
from ntm_docs.reading.sheets.workbook import read_workbook
from ntm_docs.reading.yaml_files.tree import parse_yaml
from ntm_docs.rendering.document.package import pack
from ntm_docs.word.incoming.package import read_members

PAPER = ROOT / "tests" / "checking" / "goc" / "ke-hoach-sai-libreoffice.docx"
BOOK = ROOT / "tests" / "spreadsheets" / "goc" / "danh-sach.xls"
DRAFT = ROOT / "samples" / "cong-van-kien-giang-2024.yaml"
TYPES, CORE, RELATIONS = "[Content_Types].xml", "docProps/core.xml", "word/_rels/document.xml.rels"


class DescribeANet:
    @pytest.mark.parametrize(
        "raised", [KeyError("x"), RecursionError(), OSError("x"), OSError(errno.EINVAL, "x"), AssertionError()]
    )
    def it_makes_any_failure_of_a_parser_a_problem(self, raised: Exception) -> None:
        with pytest.raises(ProblemsError) as caught, net("docx.broken", Place("a.docx")):
            raise raised
        (problem,) = caught.value.problems
        assert (problem.place.file, bool(problem.facts["reason"])) == ("a.docx", True)

    def it_takes_the_panic_of_a_parser_in_rust(self) -> None:
        panic = type("PanicException", (BaseException,), {})
        with pytest.raises(ProblemsError), net("book.broken", Place("a.xls")):
            raise panic("index out of range")

    @pytest.mark.parametrize("number", [errno.EMFILE, errno.ENOSPC, errno.EACCES, errno.ENOMEM, errno.EIO])
    def but_what_the_machine_lacks_is_no_damaged_file(self, number: int) -> None:
        with pytest.raises(MachineError, match=r"^a\.xls: "), net("book.broken", Place("a.xls")):
            raise OSError(number, "x")

    @pytest.mark.parametrize("raised", [KeyboardInterrupt(), MemoryError(), SystemExit(1)])
    def but_an_interrupt_and_a_lack_of_memory_pass(self, raised: BaseException) -> None:
        with pytest.raises(type(raised)), net("book.broken", Place("a.xls")):
            raise raised


# Parsers that others wrote: methods, and classes that read when they are made.
METHODS = {"load_workbook", "from_path", "fromstring", "ZipFile", "loads", "load", "ParserCreate", "from_string"}
CLASSES = {"Document", "load_workbook", "CalamineWorkbook", "PdfReader", "TTFont", "DocxTemplate"}
# Each call stands in a net, or in a `try`; these need none.
NEEDLESS = {
    "batch/entries.py": "lines of our own journal",
    "batch/journal.py": "lines of our own journal",
    "batch/store.py": "an archive of our own",
    "desk/running/run.py": "an order of the desk itself",
    "desk/views/running.py": "an archive that is made here",
    "finishing/ruled.py": "what was written in the same line",
    "keeping/journal.py": "lines of our own journal",
    "layout/measure.py": "data of the package",
    "machine/own_data.py": "data of the package",
    "printing/proving/pages.py": "a PDF that is proved",
    "printing/sets.py": "a PDF that is proved",
    "printing/signing.py": "a PDF that is proved",
    "register/rows.py": "what the register itself wrote",
    "reading/json_tree.py": "a text that the grammar above has taken",
    "reading/sheets/workbook.py": "a package that is read already",
    "rendering/docxtpl_bridge.py": "a form that is open, objects that the caller made",
    "rendering/kept_forms.py": "what we wrote ourselves, by its digest",
    "rendering/opening.py": "a package that is read already",
    "rendering/document/package.py": "a package that is read already",
    "spreadsheets/writing/areas.py": "called in a try",
    "spreadsheets/writing/sheets.py": "a workbook that is made here",
    "word/incoming/soundness.py": "a parser that has read nothing yet",
}


def _calls(tree: ast.AST, *, kept: bool = False) -> Iterator[tuple[str, int, bool]]:
    """Every call of such a parser: its name, line, and whether something around it takes what it raises."""
    for node in ast.iter_child_nodes(tree):
        inside = kept or isinstance(node, ast.Try)
        if isinstance(node, ast.With):
            names = [one.context_expr for one in node.items]
            inside = inside or any(
                isinstance(one, ast.Call) and isinstance(one.func, ast.Name) and one.func.id == "net" for one in names
            )
        if isinstance(node, ast.Call):
            method = isinstance(node.func, ast.Attribute)
            called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if called in (METHODS if method else CLASSES):
                yield called, node.lineno, inside
        yield from _calls(node, kept=inside)


class DescribeEveryCallOfAForeignParser:
    def it_stands_in_a_net(self) -> None:
        rooms = ROOT / "ntm_docs"
        found = [
            (path.relative_to(rooms).as_posix(), f"{name}, line {line}", kept)
            for path in sorted(rooms.rglob("*.py"))
            if path.parent.name != "kit"  # reads what it has made
            for name, line, kept in _calls(ast.parse(path.read_text(encoding="utf-8")))
        ]
        bare = [(path, call) for path, call, kept in found if not kept]
        assert len(found) - len(bare) > 10  # the guard looks at something
        assert not [f"{path}: {call}" for path, call in bare if path not in NEEDLESS]
        assert not NEEDLESS.keys() - {path for path, _call in bare}


class DescribeAnAnnotatedCopy:
    @pytest.mark.parametrize(
        "damage",
        [
            {TYPES: None},
            {RELATIONS: None},
            {"_rels/.rels": None},
            {CORE: b"<x"},
            {TYPES: b"<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'/>"},
            {"word/comments.xml": b"<a"},
            {"word/styles.xml": b""},
            {RELATIONS: b"<Relationships/>"},
        ],
    )
    def it_is_made_or_refused_at_its_place(
        self, damage: dict[str, bytes | None], tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        members = read_members(PAPER.read_bytes()) | damage
        source, target = tmp_path / "van-ban.docx", tmp_path / "chu-thich.docx"
        source.write_bytes(pack({name: content for name, content in members.items() if content is not None}))
        code = run(["check", str(source), "--annotate", str(target)])
        told = capsys.readouterr().err
        assert code in (0, 1), told
        assert target.is_file() or "van-ban.docx" in told


class DescribeYaml:
    @pytest.mark.parametrize("escape", [r"\U00110000", r"\UFFFFFFFF", r"\U0011ffff"])
    def it_has_no_character_beyond_unicode(self, escape: str) -> None:
        with pytest.raises(ProblemsError) as caught:
            parse_yaml(f'a: một\nb: "hai \\U0010FFFD {escape}"\n', "a.yaml")
        (problem,) = caught.value.problems
        assert (problem.code, problem.place.line, problem.place.column) == ("yaml.escape", 2, 20)

    def but_text_that_only_looks_so_stays(self) -> None:
        assert parse_yaml("a: '\\U00110000'\n", "a.yaml")

    @pytest.mark.parametrize("text", ["%YAML " + "9" * 5_000 + ".1\n---\na: b\n", "a: !<\\> b", '"\\x', "? ["])
    def it_is_told_where_its_parser_breaks(self, text: str) -> None:
        with pytest.raises(ProblemsError):
            parse_yaml(text, "a.yaml")

    def they_are_the_same_at_the_json_door(self) -> None:
        with pytest.raises(ProblemsError):
            parse_json('{"a": "\\U00110000"}', "a.json")


class DescribeAWorkbook:
    def its_reader_may_end_its_own_process_only(self, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
        """Cells far apart: the reader asks for more memory than there is, and aborts."""
        data = bytearray(BOOK.read_bytes())
        at = data.index(b"\xfd\x00\x0a\x00")  # a cell: LABELSST, ten bytes; then row and column
        data[at + 4 : at + 8] = b"\xff\xff\xff\xff"
        path = tmp_path / "xa.xls"
        path.write_bytes(data)
        with pytest.raises(ProblemsError):
            read_workbook(path)
        assert capfd.readouterr().err == ""

    def its_reader_says_nothing_on_the_terminal(self, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
        path = tmp_path / "cut.xls"
        path.write_bytes(BOOK.read_bytes()[:52_000])
        with pytest.raises(ProblemsError):
            read_workbook(path)
        assert capfd.readouterr().err == ""

    @pytest.mark.parametrize(
        "content", [b"PK\3\4", b"PK\5\6" + bytes(18), b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)]
    )
    def it_is_refused_when_nothing_is_in_it(self, content: bytes, tmp_path: Path) -> None:
        path = tmp_path / "a.xlsx"
        path.write_bytes(content)
        with pytest.raises(ProblemsError):
            read_workbook(path)


class DescribeAForm:
    @pytest.mark.parametrize("value", ["", " w:val=''", " w:val='x'", " w:val='-1'", " w:val='99999999999999999999'"])
    def it_may_span_columns_in_a_way_of_its_own(
        self, value: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        forms, sample = tmp_path / "bieu-mau", ROOT / "samples" / "ho-so-kien-giang-2025.yaml"
        forms.mkdir()
        for name in ("cong-van", "danh-sach"):
            members = read_members((ROOT / "templates" / f"{name}.docx").read_bytes())
            xml = members["word/document.xml"].replace(b"<w:tcPr>", f"<w:tcPr><w:gridSpan{value}/>".encode())
            (forms / f"{name}.docx").write_bytes(pack(members | {"word/document.xml": xml}))
        for source in (DRAFT, sample):
            code = run(["build", str(source), "-o", str(tmp_path / source.stem), "--templates", str(forms)])
            assert code in (0, 1), capsys.readouterr().err


class DescribePythonWithoutDocstrings:
    def it_judges_the_same(self, tmp_path: Path) -> None:
        usual, without = (_judged_by_python(options, tmp_path) for options in ((), ("-OO",)))
        assert without == usual
        assert '"remedy"' in usual


def _judged_by_python(options: tuple[str, ...], folder: Path) -> str:
    arguments = [sys.executable, *options, "-m", "ntm_docs", "check", str(PAPER), "--format", "json"]
    done = subprocess.run(arguments, cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode in (0, 1), done.stderr
    return done.stdout
