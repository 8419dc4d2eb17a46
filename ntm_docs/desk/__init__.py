"""A door: the work in a browser of one's own.

Input: a folder of input files and what a browser sends. Output: pages, and the very files that the terminal would
write: every page asks the calls of `api` and draws their answers.

    server      socket, one-time address, Ctrl-C          guard     who may ask: Host, Origin, cookie, size
    works       the files of the folder, by ids           uploads   what is sent in, under names that may be kept
    running/    a build as a process of its own           words     sentences in templates
    editing     an input while it is typed                forms/    a form with its values, rows from Excel
    live        whether pages can be drawn                checked/  papers that are sent in: findings, copies, frame
    own_plans/  the superior's plan → the own one         reception/  dossiers that come in → tables to appraise in
    views/      one module for each part of the work      templates/, static/

`static/trang.js` makes pages of what docx-preview draws, with `static/ngat.js` for their ends and
`static/van-ban.js` for the .docx itself; `static/soan.js` is the form while one types, with `static/dan.js` for rows
from Excel. They run on what the hook `hatch_build.py` brings from npm; without it the
form works and its papers are taken away.

Not done: rows that were pasted onto cells are undone by an earlier version only (those put in through the box under a
list by one press); tables of a plan's text are mended in the form, a line a row; entries of the register are
corrected and removed on the terminal, members of the province's council are listed in the workbook. Tried neither on
Windows nor with Word, a real input method or a screen reader. Of 31 papers of the samples each has as many pages as
its PDF, four break a line or two off.
"""

from pathlib import Path


def open_desk(folder: Path, *, port: int = 0, browser: bool = True) -> None:
    """Serve the desk for a folder until Ctrl-C.

    Raises:
        ProblemsError: the folder is not there; the port is taken.
        MachineError: the extra `desk` is not installed.
    """
    from importlib.util import find_spec  # noqa: PLC0415 -- this room is loaded with every command's help

    from ntm_docs.problems import MachineError  # noqa: PLC0415 -- the same

    if find_spec("django") is None or find_spec("waitress") is None:
        raise MachineError("desk.no_extra")
    from ntm_docs.desk.server import serve  # noqa: PLC0415 -- the same

    serve(folder, port=port, browser=browser)


__all__ = ["open_desk"]
