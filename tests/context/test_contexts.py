from ntm_docs.context.heading import agency_lines, letterhead, recipients, signature
from ntm_docs.context.ho_so.to_trinh import danh_sach_context, to_trinh_context
from ntm_docs.layout import text_twips
from ntm_docs.model import NguoiKy
from ntm_docs.planning import Planned, make_context

WIDTH = 3742


class DescribeHeading:
    def it_breaks_a_name_before_its_level_of_government(self) -> None:
        lines = agency_lines("Ủy ban nhân dân huyện Tân Hiệp", WIDTH, "co_quan_ban_hanh", "bold")
        assert lines == ["ỦY BAN NHÂN DÂN", "HUYỆN TÂN HIỆP"]

    def it_keeps_the_name_of_the_council_whole(self) -> None:
        head = letterhead("Hội đồng Thi đua - Khen thưởng huyện Tân Hiệp", "Ủy ban nhân dân huyện Tân Hiệp")
        assert head["chu_quan"] == ["ỦY BAN NHÂN DÂN", "HUYỆN TÂN HIỆP"]
        assert head["co_quan"] == ["HỘI ĐỒNG", "THI ĐUA - KHEN THƯỞNG"]

    def it_never_prints_a_line_wider_than_its_column(self) -> None:
        name = "Ban Chỉ đạo các Chương trình mục tiêu quốc gia giai đoạn 2021-2025 huyện Giồng Riềng tỉnh Kiên Giang"
        lines = agency_lines(name, WIDTH, "co_quan_ban_hanh", "bold")
        assert all(text_twips(line, 13, "bold") <= WIDTH for line in lines)
        assert " ".join(lines) == name.upper()


class DescribeSignature:
    def it_prints_each_authority_on_its_own_line(self) -> None:
        signer = NguoiKy.model_validate(
            {
                "quyen_han": ["TM. Ủy ban nhân dân", "KT. Chủ tịch"],
                "chuc_vu": "Phó Chủ tịch",
                "ho_va_ten": "Nguyễn Văn A",
            }
        )
        assert signature(signer) == ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"]

    def it_puts_acting_before_the_title(self) -> None:
        signer = NguoiKy.model_validate({"quyen_han": ["Q."], "chuc_vu": "Giám đốc", "ho_va_ten": "Nguyễn Văn A"})
        assert signature(signer) == ["Q. GIÁM ĐỐC"]


class DescribeToTrinh:
    def it_cites_the_meeting_with_attendance_and_ratio(self, planned: Planned) -> None:
        context = to_trinh_context(planned.ho_so, planned.plan.dossiers[1])
        assert "(có mặt 13/15 thành viên, 01 thành viên vắng mặt gửi ý kiến bằng văn bản; " in context["xet"]
        assert "tỷ lệ đồng ý từ 86,67% đến 93,33% trên tổng số thành viên Hội đồng)" in context["xet"]

    def it_ends_the_last_basis_with_a_full_stop(self, planned: Planned) -> None:
        *firsts, last = to_trinh_context(planned.ho_so, planned.plan.dossiers[0])["can_cu"]
        assert all(line.startswith("Căn cứ ") and line.endswith(";") for line in firsts)
        assert last == "Căn cứ Biên bản họp Hội đồng Thi đua - Khen thưởng huyện Tân Hiệp ngày 07 tháng 7 năm 2023."

    def it_counts_what_the_list_counts(self, planned: Planned) -> None:
        for dossier in planned.plan.dossiers:
            proposal = to_trinh_context(planned.ho_so, dossier)
            listed = danh_sach_context(planned.ho_so, dossier)
            rows = [row["ten"] for group in listed["nhom"] for row in group["dong"]]
            names = [line.strip("- ;.") for group in proposal["nhom"] for line in group["ten"]]
            assert names == rows
            reports = [document for document in dossier.documents if document.nominee]
            assert len(reports) == len(rows)

    def it_files_a_copy_last(self) -> None:
        assert recipients(["Như trên"], ["Phòng Nội vụ"], "PNV") == [
            "- Như trên;",
            "- Phòng Nội vụ;",
            "- Lưu: VT, PNV.",
        ]


class DescribeBaoCao:
    def it_asks_the_confirmation_of_each_level_once(self, planned: Planned) -> None:
        found = {}
        for dossier in planned.plan.dossiers:
            for document in dossier.documents:
                if document.nominee:
                    context = make_context(planned.ho_so, dossier, document)
                    found[document.path] = (
                        " ".join(context["xac_nhan"]["dong"] + context["xac_nhan"]["co_quan"]),
                        [" ".join(block["dong"] + block["co_quan"]) for block in context["cap_trinh"]],
                    )
        district = "ỦY BAN NHÂN DÂN HUYỆN TÂN HIỆP"
        province = "XÁC NHẬN CỦA CẤP TRÌNH THỦ TƯỚNG CHÍNH PHỦ ỦY BAN NHÂN DÂN TỈNH KIÊN GIANG"
        path = "04-bao-cao-thanh-tich/{}.docx"
        assert found[path.format("001-nhan-dan-va-can-bo-xa-thanh-dong-a")] == (f"XÁC NHẬN CỦA {district}", [province])
        assert found[path.format("001-nhan-dan-va-can-bo-huyen-tan-hiep")] == (
            "XÁC NHẬN CỦA ỦY BAN NHÂN DÂN TỈNH KIÊN GIANG",
            [],
        )
        assert found[path.format("007-ong-duong-thanh-nhon")] == (
            "XÁC NHẬN CỦA ỦY BAN NHÂN DÂN XÃ TÂN THÀNH",
            [f"XÁC NHẬN CỦA CƠ QUAN TRÌNH KHEN THƯỞNG {district}"],
        )
