"""Any .docx → findings with clause, place and remedy.

Stands alone: `facts` and its neighbours read OOXML and know no law, `rules` know the law and no
OOXML. Not judged here: what needs the printed page (issue of PDF), records of the registry
(Phụ lục IV-VI), secrecy marks, copies (Mẫu 3.1, 3.2).
"""

from ntm_docs.checking.check import Checked, Finding, Silenced, check_bytes, check_file, check_files
from ntm_docs.checking.profile import Profile, read_profile
from ntm_docs.checking.rule import RULES, Rule

__all__ = [
    "RULES",
    "Checked",
    "Finding",
    "Profile",
    "Rule",
    "Silenced",
    "check_bytes",
    "check_file",
    "check_files",
    "read_profile",
]
