"""What a command is called with, and how it talks: answers to stdout, all else to stderr."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field

from rich.console import Console

from api.messages import Words
from kb.errors import KbError
from kb.settings import Settings
from kb.tokens import HAN

# A line that the page broke inside Chinese, or after a hyphen: nothing stands there.
_BROKEN = re.compile(
    rf"(?<=[{HAN}，、：])[ \t]*\n[ \t]*(?=[{HAN}])|(?<=[A-Za-z][-‐])[ \t]*\n[ \t]*(?=[A-Za-z])"
)


def one_line(text: str) -> str:
    """Return words of a document in one line, as they would be read out."""
    return " ".join(_BROKEN.sub("", text).split())


def _console(*, stderr: bool = False) -> Console:
    # Nothing in a paper's words may be taken for markup, and nothing is broken over lines by us.
    return Console(stderr=stderr, markup=False, highlight=False, emoji=False, soft_wrap=True)


@dataclass(frozen=True, slots=True)
class Session:
    """One call of `kb`: its settings, its language, whether it answers in JSON and shows logs."""

    settings: Settings
    words: Words
    as_json: bool = False
    debug: bool = False
    out: Console = field(default_factory=_console)
    err: Console = field(default_factory=lambda: _console(stderr=True))

    def json(self, value: object) -> None:
        """Print a value as JSON, on lines for people, letters as they are."""
        self.raw_json(json.dumps(value, ensure_ascii=False, indent=2))

    def raw_json(self, text: str) -> None:
        """Print JSON that is written already, exactly."""
        print(text, file=self.out.file)  # not by the console, which would measure and style it

    def say(self, key: str, **values: object) -> None:
        """Tell the user something beside the answer."""
        self.err.print(self.words(key, **values))

    def preparing(self, step: str, done: int, total: int) -> None:
        """Tell the user what the model's first preparation is at."""
        if done < total:
            self.say("preparing", step=f"{step} ({done + 1}/{total})")


def report_error(error: KbError, words: Words) -> int:
    """Say an error on one line of stderr and return the exit code."""
    _console(stderr=True).print(words("error", what=words.problem(error)))
    return error.exit_code
