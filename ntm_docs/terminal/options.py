"""Options, exit codes and JSON that commands share."""

import json
from collections.abc import Mapping
from typing import Any

import click

from ntm_docs import api
from ntm_docs.messages import gettext as _
from ntm_docs.terminal.usage import PathName

FILE = PathName()
CODES: "Mapping[api.Status, int]" = {"done": 0, "mend": 1, "machine": 3}
RULES = click.option(
    "--rules", type=FILE, metavar=_("TỆP"), help=_("Văn bản riêng của tỉnh (tệp hay thư mục, tạo bằng new quy-dinh).")
)
REGISTER = click.option(
    "--register",
    is_flag=True,
    help=_("Đối chiếu người được đề nghị với sổ khen thưởng (NTM_DOCS_DATABASE); văn bản không đổi."),
)
FORMAT = click.option("--format", "style", type=click.Choice(["text", "json"]), default="text", help=_("Dạng in ra."))


def print_json(value: Any) -> None:
    """Plain values, readable."""
    print(json.dumps(value, ensure_ascii=False, indent=2))
