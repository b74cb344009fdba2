"""An Office file's ZIP container, opened without trusting what it says of itself."""

from __future__ import annotations

import zipfile
import zlib
from io import BytesIO

from lxml import etree

from ingest.readers.word_xml import attribute, children
from kb.errors import DamagedFile, EncryptedFile, FileOverLimit
from kb.settings import Settings

# Word spends 5-30 bytes of XML on a character, and packs them 5 to 40 times smaller. A part that
# is both large and packs better holds nothing but repetition.
_XML_BYTES_PER_CHARACTER = 8
_SMALL = 4 * 2**20
_MOST_PACKED = 150
_ENCRYPTED_FLAG = 0x1


class Package:
    """The parts of one container, each read when it is asked for."""

    def __init__(self, name: str, data: bytes, settings: Settings) -> None:
        self._name = name
        self._limit = _XML_BYTES_PER_CHARACTER * settings.max_text_chars
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
        except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
            raise DamagedFile(name, "its ZIP container is broken") from error
        self._entries = {entry.filename: entry for entry in self._zip.infolist()}

    def xml(self, part: str) -> etree._Element | None:
        """Return a part's root element, or None where the package has no such part.

        Raises `FileOverLimit` before a part is unpacked that would be too large, `DamagedFile`
        for one that is broken or defines entities, `EncryptedFile`.
        """
        entry = self._entries.get(part)
        if entry is None:
            return None
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True
        )
        try:
            root = etree.fromstring(self._unpack(entry), parser)
        except etree.XMLSyntaxError as error:
            raise DamagedFile(self._name, f"{part} is not well formed") from error
        if root.getroottree().docinfo.internalDTD is not None:
            raise DamagedFile(self._name, f"{part} defines entities, as no Word document does")
        return root

    def bytes_of(self, part: str) -> bytes:
        """Return a part's bytes, none where the package has no such part. Raises as `xml` does."""
        entry = self._entries.get(part)
        return b"" if entry is None else self._unpack(entry)

    def targets(self, part: str, kind: str = "") -> dict[str, str]:
        """Return the parts that `part` refers to inside the package, by the reference's id.

        `kind`: only those whose type ends so, "/header".
        """
        folder, _, name = part.rpartition("/")
        found = {}
        for relation in children(self.xml(f"{folder}/_rels/{name}.rels"), "Relationship"):
            outside = attribute(relation, "TargetMode") == "External"
            if not outside and attribute(relation, "Type").endswith(kind):
                target = attribute(relation, "Target")
                path = target.lstrip("/") if target.startswith("/") else f"{folder}/{target}"
                found[attribute(relation, "Id")] = path
        return found

    def _unpack(self, entry: zipfile.ZipInfo) -> bytes:
        self._check(entry)
        try:
            with self._zip.open(entry) as stream:
                # One byte more than declared: an entry may hold more than it says.
                content = stream.read(entry.file_size + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError) as error:
            raise DamagedFile(self._name, f"{entry.filename} cannot be unpacked") from error
        if len(content) != entry.file_size:
            raise DamagedFile(self._name, f"{entry.filename} is not of the size it declares")
        return content

    def _check(self, entry: zipfile.ZipInfo) -> None:
        if entry.flag_bits & _ENCRYPTED_FLAG:
            raise EncryptedFile(self._name)
        size, packed = entry.file_size, max(entry.compress_size, 1)
        if size > self._limit or (size > _SMALL and size > _MOST_PACKED * packed):
            raise FileOverLimit(
                self._name,
                f"a part that unpacks to {size:,} bytes from {packed:,}",
                f"{self._limit:,}, and {_MOST_PACKED} times the packed size",
                "KB_MAX_TEXT_CHARS",
            )
