"""A superior's tables and marks in the draft that is begun from its plan."""

from datetime import date
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from ntm_docs.pipeline import build
from ntm_docs.planning.starting import StarterWish, start
from ntm_docs.problems import ProblemsError

PLAN = """loại: kế hoạch
cơ quan: {tên: Ủy ban nhân dân tỉnh An Giang, ký hiệu: UBND, địa danh: An Giang, cấp: tỉnh, tỉnh: An Giang}
số: 200
ngày: 12/10/2026
trích yếu: Tổ chức phong trào thi đua “An Giang chung sức xây dựng nông thôn mới” giai đoạn 2021-2025
nội dung: |
  [[bảng: mở đầu]]
  I. MỤC ĐÍCH
  1. **Mục đích:** *tuyên truyền* trên địa bàn tỉnh, từ tỉnh đến cơ sở.
  2. Triển khai trên địa bàn tỉnh giai đoạn 2021-2025.
  3. Chỉ tiêu
  [[bảng: chỉ tiêu]]
  II. TỔ CHỨC THỰC HIỆN
  1. Sở Nội vụ *chủ trì* trên địa bàn tỉnh.
bảng:
  - {tên: mở đầu, cột: A | B, hàng: 1 | 2}
  - tên: chỉ tiêu
    cột: [STT, {tên: Chỉ tiêu, cột: [2026, {tên: 2027, rộng: 30}]}]
    hàng: |
      Nhóm
      1 | **5** | a\\|b
"""


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    source = tmp_path / "tinh.yaml"
    source.write_text(PLAN, encoding="utf-8")
    wish = StarterWish(None, date(2026, 12, 1), source, "Ủy ban nhân dân xã Thạnh Đông", "An Giang", period="2026-2030")
    made = tmp_path / "xa.yaml"
    made.write_bytes(start("ke-hoach", made.name, wish))
    return made


def lines(draft: Path) -> list[str]:
    found: list[str] = YAML(typ="safe", pure=True).load(draft)["nội dung"].splitlines()
    return found


class DescribeAnOfficesOwnPlan:
    def it_takes_the_tables_under_the_headings_over_and_marks_them(self, draft: Path) -> None:
        at = lines(draft).index("[[bảng: chỉ tiêu]]")
        assert lines(draft)[at - 1] == "[RÀ SOÁT: bảng dưới đây là của cấp trên]"
        (table,) = YAML(typ="safe", pure=True).load(draft)["bảng"]
        assert table["hàng"] == "Nhóm\n1 | **5** | a\\|b\n"

    def it_keeps_bold_and_italic(self, draft: Path) -> None:
        assert "1. **Mục đích:** *tuyên truyền* trên địa bàn xã, trên địa bàn xã." in lines(draft)
        assert any(line.startswith("1. Sở Nội vụ *chủ trì* trên địa bàn tỉnh. [RÀ SOÁT:") for line in lines(draft))

    def it_sets_its_own_scope_where_only_the_period_is_asked(self, draft: Path) -> None:
        (line,) = (line for line in lines(draft) if line.startswith("2. Triển khai"))
        assert line.startswith("2. Triển khai trên địa bàn xã giai đoạn 2021-2025. [RÀ SOÁT: giai đoạn 2021-2025")

    def it_is_refused_until_the_marks_are_gone(self, draft: Path, tmp_path: Path) -> None:
        with pytest.raises(ProblemsError) as caught:
            build(draft, tmp_path / "ra")
        assert {one.code for one in caught.value.problems} == {"draft.mark"}
        text = draft.read_text("utf-8").replace("  [RÀ SOÁT: bảng dưới đây là của cấp trên]\n", "")
        text = "\n".join(line.partition(" [RÀ SOÁT:")[0] for line in text.splitlines())
        draft.write_text(text, encoding="utf-8")
        assert build(draft, tmp_path / "ra").folder == tmp_path / "ra"
