"""Writes docs/quy-tac.md, the list of rules for clerks, from the rules themselves.

python scripts/rules.py [--check]
"""

import sys
from itertools import groupby
from pathlib import Path

from ntm_docs.checking import RULES, Rule
from ntm_docs.checking.check import in_order
from ntm_docs.checking.dossier.every_rule import DOSSIER_RULES
from ntm_docs.checking.judging import NAMES

PAGE = Path(__file__).resolve().parent.parent / "docs" / "quy-tac.md"
LEVELS = {"error": "lỗi", "warning": "cảnh báo", "hint": "gợi ý"}
HEAD = """# Quy tắc kiểm tra văn bản

Trang này được tạo từ chính các quy tắc (`python scripts/rules.py`). Mức độ: **lỗi** trái lời văn nghị định;
**cảnh báo** khác mẫu, hoặc nhiều khả năng sai; **gợi ý** quy ước soạn thảo.
"""


def page() -> str:
    """The whole page: rules by component, then those that compare papers."""
    rules = [*RULES.values(), *(rule for rule, _judge in DOSSIER_RULES.values())]
    parts = [HEAD]
    for about, group in groupby(in_order(rules), key=lambda rule: rule.about):
        parts.append(f"\n## {NAMES[about]}\n")
        parts += map(entry, group)
    return "\n".join(parts)


def entry(rule: Rule) -> str:
    """One rule as a paragraph."""
    return (
        f"**{rule.id}** {rule.name} ({LEVELS[rule.level]}; {rule.clause}).  \n"
        f"Sai: {rule.wrong}  \nĐúng: {rule.right}  \nCách sửa: {rule.remedy}\n"
    )


if __name__ == "__main__":
    if "--check" in sys.argv:
        sys.exit(PAGE.read_text(encoding="utf-8") != page())
    PAGE.write_text(page(), encoding="utf-8")
