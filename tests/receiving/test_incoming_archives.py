"""Archives and folders of others: nothing is believed, everything is told at its place."""

import os
import stat
import zipfile
from collections.abc import Callable
from pathlib import Path

import incoming
import pytest

from ntm_docs.problems import ProblemsError
from ntm_docs.receiving import FinishedReception

Reception = Callable[..., FinishedReception]
book, reception = incoming.book, incoming.reception


def packed(folder: Path, archive: Path, **more: bytes) -> Path:
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as made:
        for path in sorted(folder.rglob("*")):
            made.write(path, path.relative_to(folder.parent).as_posix())
        for name, data in more.items():
            made.writestr(name, data)
    return archive


def told(job: Callable[[], FinishedReception]) -> list[str]:
    with pytest.raises(ProblemsError) as caught:
        job()
    return [one.code for one in caught.value.problems]


class DescribeArchives:
    def they_are_read_like_the_folder(self, tmp_path: Path, reception: Reception) -> None:
        folder = incoming.dossier(tmp_path / "hồ sơ xã")
        by_folder = reception(folder).dossiers[0]
        by_archive = reception(packed(folder, tmp_path / "xa.zip")).dossiers[0]
        assert [one.key for one in by_archive.cases] == [one.key for one in by_folder.cases]
        assert (by_archive.there, by_archive.contents) == (by_folder.there, by_folder.contents)

    def but_those_in_a_folder_are_opened(self, tmp_path: Path, reception: Reception) -> None:
        (tmp_path / "nop").mkdir()
        packed(incoming.dossier(tmp_path / "xa"), tmp_path / "nop" / "xa.zip")
        assert len(reception(tmp_path / "nop").dossiers[0].cases) == 2

    def but_not_those_in_an_archive(self, tmp_path: Path, reception: Reception) -> None:
        inner = packed(incoming.dossier(tmp_path / "xa"), tmp_path / "trong.zip").read_bytes()
        done = reception(packed(tmp_path / "xa", tmp_path / "ngoai.zip", **{"them.zip": inner}))
        assert [one.code for one in done.problems] == ["receive.archive_within"]

    @pytest.mark.parametrize("name", ["../ra-ngoai.docx", "/etc/passwd", "C:/x.docx", "a/../../b.docx"])
    def but_a_name_that_leads_out_is_told_and_not_read(self, name: str, tmp_path: Path, reception: Reception) -> None:
        done = reception(packed(incoming.dossier(tmp_path / "xa"), tmp_path / "xa.zip", **{name: b"x"}))
        assert [one.code for one in done.problems] == ["receive.climbing"]
        assert len(done.dossiers[0].cases) == 2

    def but_a_link_inside_is_told_and_not_read(self, tmp_path: Path, reception: Reception) -> None:
        archive = packed(incoming.dossier(tmp_path / "xa"), tmp_path / "xa.zip")
        info = zipfile.ZipInfo("xa/BC 9.docx")
        info.external_attr = (stat.S_IFLNK | 0o777) << 16
        with zipfile.ZipFile(archive, "a") as made:
            made.writestr(info, "/etc/passwd")
        assert [one.code for one in reception(archive).problems] == ["receive.zip_link"]

    def but_an_encrypted_member_is_told(self, tmp_path: Path, reception: Reception) -> None:
        archive = packed(incoming.dossier(tmp_path / "xa"), tmp_path / "xa.zip", **{"xa/kin.docx": b"x"})
        data = bytearray(archive.read_bytes())
        start = data.rindex(b"PK\x01\x02")
        data[start + 8] |= 1
        archive.write_bytes(data)
        assert [one.code for one in reception(archive).problems] == ["receive.encrypted"]

    def but_a_bomb_is_not_opened(self, tmp_path: Path, reception: Reception, book: Path) -> None:
        archive = packed(incoming.dossier(tmp_path / "xa"), tmp_path / "xa.zip", **{"xa/to.docx": bytes(30_000_000)})
        assert told(lambda: reception(archive)) == ["receive.bomb"]
        assert not book.exists()

    def but_a_damaged_one_is_told(self, tmp_path: Path, reception: Reception) -> None:
        archive = packed(incoming.dossier(tmp_path / "xa"), tmp_path / "xa.zip")
        archive.write_bytes(archive.read_bytes()[:-300])
        assert told(lambda: reception(archive)) == ["receive.broken"]

    def but_a_damaged_member_is_told_at_its_place(self, tmp_path: Path, reception: Reception) -> None:
        archive = packed(incoming.dossier(tmp_path / "xa"), tmp_path / "xa.zip")
        data = bytearray(archive.read_bytes())
        with zipfile.ZipFile(archive) as made:
            info = made.getinfo("xa/BC 1.docx")
        for at in range(info.header_offset + 60, info.header_offset + 400):
            data[at] ^= 0xFF
        archive.write_bytes(data)
        (dossier,) = reception(archive).dossiers
        assert any(one.place.file.endswith("xa.zip/xa/BC 1.docx") for one in dossier.problems)
        assert len(dossier.cases) == 2

    def but_names_in_utf_8_that_do_not_say_so_are_read(self, tmp_path: Path, reception: Reception) -> None:
        archive = packed(incoming.dossier(tmp_path / "xã Mỹ Hòa"), tmp_path / "xa.zip")
        data = archive.read_bytes()
        with zipfile.ZipFile(archive) as made:
            flagged = [one for one in made.infolist() if one.flag_bits & 0x800]
        assert flagged
        plain = bytearray(data)
        for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
            at = plain.find(mark)
            while at >= 0:
                plain[at + offset + 1] &= 0xF7
                at = plain.find(mark, at + 1)
        archive.write_bytes(plain)
        assert reception(archive).dossiers[0].place.endswith("xã Mỹ Hòa")

    @pytest.mark.parametrize(("name", "code"), [("a.rar", "receive.archive_kind"), ("a.docx", "receive.not_folder")])
    def but_other_files_are_refused(self, name: str, code: str, tmp_path: Path, reception: Reception) -> None:
        (tmp_path / name).write_bytes(b"x")
        assert told(lambda: reception(tmp_path / name)) == [code]

    def but_what_is_not_there_is_told_with_all_the_others(self, tmp_path: Path, reception: Reception) -> None:
        wrong = (tmp_path / "khong-co", tmp_path / "khong-co.zip")
        assert told(lambda: reception(*wrong)) == ["file.missing", "file.missing"]


class DescribeFolders:
    @pytest.mark.skipif(os.name != "posix", reason="links need rights elsewhere")
    def they_are_read_and_no_link_is_followed(self, tmp_path: Path, reception: Reception) -> None:
        folder = incoming.dossier(tmp_path / "xa")
        (folder / "ngoai").symlink_to(tmp_path)
        (folder / "BC 7.docx").symlink_to(folder / "BC 1.docx")
        done = reception(folder)
        assert [one.code for one in done.problems] == ["receive.link", "receive.link"]
        assert len(done.dossiers[0].cases) == 2

    def but_an_empty_one_is_told_and_nothing_is_written(self, tmp_path: Path, reception: Reception, book: Path) -> None:
        (tmp_path / "trong").mkdir()
        assert told(lambda: reception(tmp_path / "trong")) == ["receive.nothing"]
        assert not book.exists()
