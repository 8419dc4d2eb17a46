"""What the office program may not do, whatever is asked.

A second wall behind `refusals`: the settings of the profile that the program runs with, which is made for it and
goes with it. Links are never updated, pictures and files elsewhere never fetched (over the network or from the disk),
macros never run, and the network is a proxy where nobody answers. They are the settings of LibreOffice 7 and later;
names that an older or newer one does not know it passes over. Word on Windows has no profile of its own: what it is
told is in its script.
"""

from pathlib import Path
from typing import Final

_NOWHERE, _PORT = "127.0.0.1", 1  # refused at once, where an address that nobody has would be waited for
_NEVER, _BY_HAND = 0, 2  # how links are updated; how a proxy is chosen
_VERY_HIGH = 3
_COMMON, _WRITER, _INET = "Office.Common", "Office.Writer", "Inet"
_SETTINGS: Final[tuple[tuple[str, str, str, str], ...]] = (
    *(
        (_COMMON, "Security/Scripting", name, "true")
        for name in (
            "DisableMacrosExecution",
            "BlockUntrustedRefererLinks",
            "DisableActiveContent",
            "DisableOLEAutomation",
            "DisablePythonRuntime",
        )
    ),
    (_COMMON, "Security/Scripting", "MacroSecurityLevel", str(_VERY_HIGH)),
    (_COMMON, "Security/Scripting", "OfficeBasic", "0"),
    (_COMMON, "Security/Scripting", "CheckDocumentEvents", "true"),
    (_WRITER, "Content/Update", "Link", str(_NEVER)),
    (_INET, "Settings", "ooInetProxyType", str(_BY_HAND)),
    (_INET, "Settings", "ooInetNoProxy", ""),
    *((_INET, "Settings", f"ooInet{kind}ProxyName", _NOWHERE) for kind in ("HTTP", "HTTPS", "FTP")),
    *((_INET, "Settings", f"ooInet{kind}ProxyPort", str(_PORT)) for kind in ("HTTP", "HTTPS", "FTP")),
)


def shut_in(profile: Path) -> None:
    """Write the settings into a new profile."""
    items = "".join(
        f'<item oor:path="/org.openoffice.{package}/{path}"><prop oor:name="{name}" oor:op="fuse">'
        f"<value>{value}</value></prop></item>\n"
        for package, path, name, value in _SETTINGS
    )
    names = 'xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema"'
    user = profile / "user"
    user.mkdir(exist_ok=True)
    (user / "registrymodifications.xcu").write_text(
        f'<?xml version="1.0" encoding="UTF-8"?>\n<oor:items {names}>\n{items}</oor:items>\n', encoding="utf-8"
    )
