"""Which settings there are, read from a mapping once, at the edge."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from kb.errors import BadRequest

DEFAULT_MODEL = "multilingual-e5-small"


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that a person may set; the environment variable is the name with `KB_` before it.

    Sizes are in bytes, times in seconds.
    """

    index: str = "index"
    cache: str = str(Path.home() / ".cache" / "concord")
    embedding_model: str = DEFAULT_MODEL
    threads: int = 0  # 0: as many as the machine has cores
    host: str = "127.0.0.1"
    port: int = 8000
    allowed_hosts: str = ""  # more names to answer under, between commas
    max_file_bytes: int = 200 * 2**20
    max_pages: int = 10_000
    max_text_chars: int = 20_000_000
    max_members: int = 2_000  # files in one archive or mail, those within others too
    max_unpacked_bytes: int = 2**30
    readers: int = 0  # processes that read files at a time; 0: as many as the machine has cores
    read_seconds: float = 60.0  # of processor time, for a page
    read_memory: int = 1536 * 2**20
    max_pixels: int = 100_000_000  # of one picture; an A3 page at 600 dots an inch has 70 million
    max_query_chars: int = 20_000
    max_request_bytes: int = 64 * 2**10
    max_memo_bytes: int = 8 * 2**20  # of a request that brings citations or a text to check
    page_cache_bytes: int = 256 * 2**20  # pictures of pages that are kept while a server runs
    request_timeout: float = 30.0
    writer_wait: float = 30.0
    llm_url: str = ""  # an OpenAI-compatible address, "http://127.0.0.1:8080/v1"; "" for none
    llm_model: str = ""
    llm_key: str = ""
    llm_timeout: float = 25.0  # for a whole answer of the model's; less than request_timeout
    llm_silence: float = 10.0  # until its next words

    @classmethod
    def from_env(cls, environ: Mapping[str, str]) -> Settings:
        """Read `KB_*` from a mapping. Raises `BadRequest` naming a variable of the wrong type."""
        values: dict[str, str | int | float] = {}
        for name, default in _DEFAULTS.items():
            variable = f"KB_{name.upper()}"
            if variable not in environ:
                continue
            written = environ[variable]
            try:
                values[name] = type(default)(written)
            except ValueError:
                kind = type(default).__name__
                raise BadRequest(
                    f"{variable} is {written!r}; it must be a number ({kind})", field=variable
                ) from None
        return cls(**values)  # type: ignore[arg-type]


_DEFAULTS: dict[str, str | int | float] = {
    name: getattr(Settings(), name) for name in Settings.__dataclass_fields__
}
