"""Names of a tier that is gone, in a paper that was imported: told at their places, not refused."""

from pathlib import Path

import pytest
from papers import fields

from ntm_docs.importing import import_file
from ntm_docs.planning import PlannedDraft, plan_input
from ntm_docs.problems import ProblemsError

PAPER = """ỦY BAN NHÂN DÂN\nXÃ THẠNH ĐÔNG\n
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\nSố: 168/KH-UBND\n
Thạnh Đông, ngày 12 tháng 7 năm 2026\n\nKẾ HOẠCH\n\nVề thi đua năm 2026\n\nI. MỤC ĐÍCH\n
1. Tuyên truyền sâu rộng trong Nhân dân huyện Tân Hiệp về ý nghĩa của phong trào thi đua.\n
Nơi nhận:\n- UBND huyện Tân Hiệp;\n- Lưu: VT.\n\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nTrần Văn An
"""


@pytest.fixture
def taken(tmp_path: Path) -> Path:
    (tmp_path / "van-ban.txt").write_text(PAPER, encoding="utf-8")
    made = tmp_path / "van-ban.yaml"
    made.write_bytes(import_file(tmp_path / "van-ban.txt")[0])
    return made


class DescribeOldDistricts:
    def they_are_told_where_the_paper_was_imported(self, taken: Path) -> None:
        assert fields(taken.with_suffix(".txt"))["nhập từ"] == "van-ban.txt"
        planned = plan_input(taken)
        assert isinstance(planned, PlannedDraft)
        told = {one.code: one.place.line for one in planned.warnings if one.code.startswith("draft.district")}
        lines = taken.read_text("utf-8").splitlines()
        assert lines[told["draft.district_imported"] - 1].strip() == "- UBND huyện Tân Hiệp"
        assert lines[told["draft.district"] - 1].strip().startswith("1. Tuyên truyền")

    def but_they_are_refused_in_what_an_office_drafts(self, taken: Path) -> None:
        taken.write_text(taken.read_text("utf-8").replace("nhập từ: van-ban.txt\n", ""), encoding="utf-8")
        with pytest.raises(ProblemsError) as caught:
            plan_input(taken)
        assert [one.code for one in caught.value.problems] == ["law.district"]
