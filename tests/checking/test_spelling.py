"""Words that are spelt wrong or said twice, and those that only look so."""

import pytest
from conftest import ROOT

from ntm_docs.checking.doubled import said_twice
from ntm_docs.checking.spelling import misspelt

WRONG = {
    "theo quy đinh của luật": "quy định",
    "Doanh nghiêp nộp thuế": "Doanh nghiệp",
    "toàn nghành giáo dục": "ngành",
    "kính thưa qúy vị": "quý",
    "HỘI ĐỒNG NHÂN DAN XÃ": "NHÂN DÂN",
    "chuẩn bị sản suất lúa": "sản xuất",
    "bảo dưởng máy": "bảo dưỡng",
    "cac cấp chính quyền": "các cấp",
    "thốngnhất nội dung": "thống nhất",
    "thực hiện đinhj mức": "định",
}
RIGHT = [
    "Krông Năng và Ea H'leo, Đắk Lắk, Kon Plông, M'Drắk, Bắc Kạn, Pleiku",
    "ÔNG NGUYỄN VĂN HOA, XÃ KRÔNG PẮC",
    "bà Lường Thị Ưng, ông Giàng A Páo, anh Y Thông Niê",
    "vắc-xin, ô-xy, ki-lô-mét; vắcxin, ôxy, cácbon, bêtông",
    "bac@xa.gov.vn, https://cac.gov.vn/tin-tuc, app VNeID, test nhanh, 5 kg/ha",
    "tác phong trao đổi, giao thông bao gồm, tổng kết qua các năm, nơi nhân dân sinh sống, sự có mặt",
]
LEGITIMATE = [
    "dần dần",
    "luôn luôn",
    "học sinh sinh viên",
    "phát triển triển khai",
    "mặt bằng bằng",
    "Hội đồng Hội Nông dân",
]


class DescribeSpelling:
    @pytest.mark.parametrize("text", WRONG)
    def it_tells_a_slip_with_what_was_meant(self, text: str) -> None:
        (slip,) = misspelt(text)
        assert slip.expected == WRONG[text]
        assert text[slip.start : slip.end] == slip.found

    @pytest.mark.parametrize("text", RIGHT)
    def but_no_name_and_no_word_of_another_language(self, text: str) -> None:
        assert not list(misspelt(text))

    def it_finds_nothing_in_our_samples(self) -> None:
        for path in sorted((ROOT / "samples").glob("*.yaml")):
            for line in path.read_text(encoding="utf-8").splitlines():
                told = [slip for text in (line,) for slip in (*misspelt(text), *said_twice(text))]
                assert not told, (path.name, line)

    @pytest.mark.parametrize("text", ["đã bị bị hỏng", "xét Hội đồng Hội đồng xã", "và thực thực hiện"])
    def it_tells_what_is_said_twice(self, text: str) -> None:
        assert len(list(said_twice(text))) == 1

    @pytest.mark.parametrize("text", LEGITIMATE)
    def but_not_what_is_meant_twice(self, text: str) -> None:
        assert not list(said_twice(text))
