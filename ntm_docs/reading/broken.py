"""Why a file cannot be read, in words of ours."""

import zipfile
import zlib
from xml.parsers.expat import ExpatError

import python_calamine
from lxml import etree

from ntm_docs.problems import Word

_ZIP = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, python_calamine.ZipError)
_XML = (etree.XMLSyntaxError, ExpatError, python_calamine.XmlError)
_MISSING = (KeyError, python_calamine.WorksheetNotFound)


def why(error: BaseException) -> Word:
    """The kind of damage, by what was raised or by what it was raised from; a library's own words are not shown."""
    kinds = (error, error.__cause__)
    if any(isinstance(one, _ZIP) for one in kinds):
        return Word("phần nén của tệp bị hỏng, hoặc tệp bị cắt mất phần cuối")
    if any(isinstance(one, _XML) for one in kinds):
        return Word("một phần bên trong viết sai quy tắc XML")
    if any(isinstance(one, _MISSING) for one in kinds):
        return Word("thiếu một phần bắt buộc bên trong")
    if isinstance(error, RecursionError):
        return Word("các phần lồng nhau quá sâu")
    return Word("nội dung bên trong bị hỏng, hoặc không như bảng tính, văn bản thường lưu")
