"""The empty field for a digital signature: signed by pyHanko with a certificate of our own, and verified."""

from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from asn1crypto import keys, x509
from conftest import ROOT
from cryptography import x509 as certificates
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import NameOID
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign import signers
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.registry import SimpleCertificateStore
from pypdf import PdfReader

from ntm_docs.pipeline import build_all
from ntm_docs.printing import PrintOptions, print_files
from ntm_docs.printing.signing import FIELD, with_signature_field

SAMPLE = ROOT / "samples" / "ho-so-kien-giang-2025.yaml"


@pytest.fixture(scope="session")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The electronic files of a dossier, with signature fields."""
    folder = tmp_path_factory.mktemp("ky") / "out"
    build_all(
        [SAMPLE],
        folder,
        printer=lambda made, manifest, _beside: print_files(made, manifest, PrintOptions(), fields=True),
    )
    return folder / "huan-chuong-lao-dong-hang-ba" / "tep-dien-tu"


@pytest.fixture(scope="session")
def signer() -> signers.SimpleSigner:
    """A person with a certificate that they made themselves."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    name = certificates.Name([certificates.NameAttribute(NameOID.COMMON_NAME, "Lê Văn An")])
    now = datetime.now(UTC)
    made = (
        certificates.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(certificates.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(
            certificates.KeyUsage(
                digital_signature=True,
                content_commitment=True,
                key_encipherment=False,
                data_encipherment=False,
                key_agreement=False,
                key_cert_sign=False,
                crl_sign=False,
                encipher_only=False,
                decipher_only=False,
            ),
            critical=True,
        )
        .sign(key, hashes.SHA256())
    )
    form = serialization.Encoding.DER
    private = key.private_bytes(form, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    return signers.SimpleSigner(
        signing_cert=x509.Certificate.load(made.public_bytes(form)),
        signing_key=keys.PrivateKeyInfo.load(private),
        cert_registry=SimpleCertificateStore(),
    )


@pytest.mark.office
class DescribeSignatureFields:
    def they_are_there_in_every_file_that_somebody_signs(self, files: Path) -> None:
        named = {path.stem: PdfReader(path).get_fields() or {} for path in files.glob("*.pdf")}
        assert {stem for stem, fields in named.items() if FIELD in fields} == {
            stem for stem in named if "danh-sach" not in stem
        }

    def they_are_there_for_a_person_whose_report_others_confirm(self, files: Path) -> None:
        reports = list((files.parents[1] / "bang-khen-cua-thu-tuong-chinh-phu" / "tep-dien-tu").glob("04-*.pdf"))
        assert reports
        assert all(FIELD in (PdfReader(path).get_fields() or {}) for path in reports)

    def they_stand_between_title_and_name(self, files: Path) -> None:
        reader = PdfReader(files / "01-to-trinh.pdf")
        page = reader.pages[-1]
        (field,) = (one.get_object() for one in page["/Annots"])
        left, low, right, high = map(float, field["/Rect"])
        heights: dict[str, float] = {}
        page.extract_text(visitor_text=lambda text, _c, at, _f, _s: heights.setdefault(text.strip(), float(at[5])))
        title, name = (
            heights["CHỦ TỊCH"],
            next(y for text, y in heights.items() if text and y < heights["CHỦ TỊCH"] - 40),
        )
        assert name < low < high < title
        assert right - left > 100

    def they_take_a_signature_that_verifies(self, files: Path, signer: signers.SimpleSigner) -> None:
        source = (files / "01-to-trinh.pdf").read_bytes()
        signed = signers.sign_pdf(
            IncrementalPdfFileWriter(BytesIO(source)),
            signers.PdfSignatureMetadata(field_name=FIELD),
            signer=signer,
            existing_fields_only=True,
        )
        (signature,) = PdfFileReader(signed).embedded_signatures
        status = validate_pdf_signature(signature, ValidationContext(trust_roots=[signer.signing_cert]))
        assert status.bottom_line

    def but_a_changed_file_does_not_verify(self, files: Path, signer: signers.SimpleSigner) -> None:
        source = (files / "01-to-trinh.pdf").read_bytes()
        signed = signers.sign_pdf(
            IncrementalPdfFileWriter(BytesIO(source)), signers.PdfSignatureMetadata(field_name=FIELD), signer=signer
        ).getvalue()
        (signature,) = PdfFileReader(BytesIO(signed.replace(b"/Lang", b"/Lanh", 1))).embedded_signatures
        status = validate_pdf_signature(signature, ValidationContext(trust_roots=[signer.signing_cert]))
        assert not status.bottom_line

    def they_are_the_same_bytes_every_time(self, files: Path) -> None:
        plain = (files.parent / "01-to-trinh.pdf").read_bytes()
        docx = (files.parent / "01-to-trinh.docx").read_bytes()
        assert with_signature_field(plain, docx, "a") == (files / "01-to-trinh.pdf").read_bytes()

    def but_a_list_that_nobody_signs_has_none(self, files: Path) -> None:
        plain = (files.parent / "02-danh-sach.pdf").read_bytes()
        docx = (files.parent / "02-danh-sach.docx").read_bytes()
        assert with_signature_field(plain, docx, "a") == plain
        assert (files / "02-danh-sach.pdf").read_bytes() == plain

    def but_where_there_is_no_room_it_is_told(self) -> None:
        document = Document()
        for text in ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Lê Văn An"):
            paragraph = document.add_paragraph(text)
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
            paragraph.paragraph_format.space_after = Pt(0)
        stream = BytesIO()
        document.save(stream)
        entry = {"id": "ho-so", "copies": 1, "electronic": True, "award": "X", "documents": [{"path": "ho-so/a.docx"}]}
        ready = print_files({"ho-so/a.docx": stream.getvalue()}, {"dossiers": [entry]}, PrintOptions(), fields=True)
        assert "sign.no_room" in {problem.code for problem in ready.problems}
