"""Links of rich text and the relationships that they need."""

import re
from collections.abc import Mapping
from xml.sax.saxutils import quoteattr

from ntm_docs.word.incoming.package import relations

_HYPERLINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
_EMPTY = b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
_ID = re.compile(r'\br:id="([^"]*)"')


class Links:
    """The links of one form; a document gets the relationships of those that it shows."""

    def __init__(self, members: Mapping[str, bytes], main: str) -> None:
        self._members, self._main = members, main
        folder, _, name = main.rpartition("/")
        self._file = f"{folder}/_rels/{name}.rels".lstrip("/")
        self._kinds: dict[str, dict[str, str]] = {}
        self.urls: dict[str, str] = {}

    def of(self, part: str) -> Mapping[str, str]:
        """The relationships of a part by id, each with its type; those of new links among the main part's."""
        if part not in self._kinds:
            self._kinds[part] = {one.id: one.type for one in relations(self._members, part)}
        return self._kinds[part]

    def id_of(self, url: str) -> str:
        """The id of an address, always the same one."""
        if url not in self.urls:
            known = self.of(self._main)
            same = [one.id for one in relations(self._members, self._main) if one.external and one.target == url]
            free = next(f"rId{number}" for number in range(1, len(known) + 2) if f"rId{number}" not in known)
            self.urls[url] = same[0] if same else free
            self._kinds[self._main][self.urls[url]] = "hyperlink"
        return self.urls[url]

    def declared(self, head: bytes) -> bool:
        """Whether a part knows the prefix of ids."""
        return b"xmlns:r=" in head

    def changed(self, text: str) -> dict[str, bytes]:
        """The relationships of the main part with those of the links that its text shows; nothing if none is new."""
        if not self.urls:
            return {}
        known = {one.id for one in relations(self._members, self._main)}
        shown = set(_ID.findall(text))
        new = [(name, url) for url, name in self.urls.items() if name in shown and name not in known]
        if not new:
            return {}
        content = self._members.get(self._file, _EMPTY).decode()
        rows = "".join(
            f'<Relationship Id="{name}" Type="{_HYPERLINK}" Target={quoteattr(url)} TargetMode="External"/>'
            for name, url in new
        )
        if "</Relationships>" not in content:
            content = _EMPTY.decode()
        return {self._file: content.replace("</Relationships>", f"{rows}</Relationships>").encode()}
