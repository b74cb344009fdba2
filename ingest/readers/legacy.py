"""Old Word, RTF and OpenDocument: converted to DOCX by LibreOffice where that is installed."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from dataclasses import replace
from pathlib import Path

from ingest.readers.docx import read_docx
from ingest.reading import Reading
from ingest.signatures import Kind, kind_of
from kb.errors import ConverterMissing, DamagedFile, FileTooHard
from kb.settings import Settings

# A page takes 2 s alone, most of it the program's start; a machine under load several times that.
SECONDS = 120.0
_SCRIPTS = ("soffice", "libreoffice")
_PROGRAM = "soffice.bin"
_PROFILE_MADE = 81  # how it ends when it has made a new profile and wants to be started again
# By kind: the name its bytes get, and what the document that comes out was.
_SUFFIXES = {
    Kind.DOC: (".doc", "application/msword"),
    Kind.RTF: (".rtf", "application/rtf"),
    Kind.ODT: (".odt", "application/vnd.oasis.opendocument.text"),
}


def read_legacy(name: str, data: bytes, settings: Settings) -> Reading:
    """Read a file as the DOCX that LibreOffice makes of it.

    Raises `ConverterMissing` where it is not installed, `FileTooHard` where it takes too long,
    `DamagedFile` where it makes nothing of the file, and what reading a DOCX raises.
    """
    kind = kind_of(name, data)
    suffix, media_type = _SUFFIXES[kind]
    program = converter()
    if not program:
        raise ConverterMissing(name, str(kind))
    with tempfile.TemporaryDirectory() as folder:
        written = Path(folder) / f"paper{suffix}"
        written.write_bytes(data)
        _convert(program, name, written)
        made = written.with_suffix(".docx")
        if not made.is_file():
            raise DamagedFile(name, "LibreOffice cannot open it")
        reading = read_docx(name, made.read_bytes(), settings)
    return replace(reading, media_type=media_type)


def converter() -> str:
    """Return the program that converts, empty where it is not installed.

    The program itself and not the script that starts it: what it would start outlives it.
    """
    found = next(filter(None, map(shutil.which, _SCRIPTS)), None)
    if found is None:
        return ""
    program = Path(found).resolve().with_name(_PROGRAM)
    return str(program) if program.is_file() else found


def _convert(program: str, name: str, file: Path) -> None:
    # A profile of this process's own, kept between files: two that share one wait for each other,
    # and macros, which a profile may allow, are off in a new one.
    profile = Path(tempfile.gettempdir()) / f"office-{os.getpid()}"
    command = [program, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore"]
    command += ["--convert-to", "docx:MS Word 2007 XML", "--outdir", str(file.parent), str(file)]
    for _ in range(2):
        try:
            done = subprocess.run(command, timeout=SECONDS, capture_output=True, check=False)
        except subprocess.TimeoutExpired as error:
            raise FileTooHard(name, f"more than {SECONDS:.0f} s to convert") from error
        if done.returncode != _PROFILE_MADE:
            return
