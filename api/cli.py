"""The `kb` command: which commands there are, what they take, and how errors end.

What a command does is in `api/commands`, loaded when it is called: the libraries behind it take
seconds to load, and `kb --help` should not.
"""

from __future__ import annotations

import importlib
import io
import logging
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated, cast

import typer

from api import __version__
from api.console import Session, report_error
from api.log_lines import configure_logging
from api.messages import Words, language_of
from kb.errors import BadRequest, KbError
from kb.settings import Settings
from kb.types import DocumentType, Language, SearchFilter, Status

app = typer.Typer(
    name="kb",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

Json = Annotated[bool, typer.Option("--json", help="Answer in JSON on stdout.")]
IndexUri = Annotated[
    str | None,
    typer.Option("--index", metavar="URI", help="Where the index lies; else KB_INDEX, or ./index."),
]
DocumentId = Annotated[
    str, typer.Argument(metavar="DOC", help="A document's id, or its file name if only one has it.")
]

Languages = Annotated[
    list[Language] | None, typer.Option(help="Only texts in this language; may be repeated.")
]
Kinds = Annotated[
    list[DocumentType] | None,
    typer.Option("--type", help="Only instruments of this type; may be repeated."),
]
Parties = Annotated[
    list[str] | None, typer.Option(help="Only where a party's name has these words.")
]
Years = Annotated[
    list[int] | None, typer.Option(min=1500, max=2200, help="Only signed in this year.")
]
Statuses = Annotated[list[Status] | None, typer.Option(help="Only instruments that stand so.")]
GoverningLaws = Annotated[
    list[str] | None, typer.Option(help="Only governed by the law of this place.")
]
Collections = Annotated[
    list[str] | None, typer.Option(help="Only from the folder, or upload, of this name.")
]


@dataclass(frozen=True, slots=True)
class _Common:
    """What was said before the command's name."""

    index: str | None
    language: Language
    debug: bool


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"kb {__version__}")
        raise typer.Exit


@app.callback(epilog="Example: kb ingest papers/ && kb search 'early termination'")
def common(
    context: typer.Context,
    index: IndexUri = None,
    lang: Annotated[
        Language | None, typer.Option(help="Language of messages; else KB_LANG, or the locale.")
    ] = None,
    debug: Annotated[
        bool, typer.Option("--debug", help="Show logs, and where an unforeseen error arose.")
    ] = False,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    """Search policies, MoUs and agreements in English and Chinese."""
    context.obj = _Common(index, lang or language_of(os.environ), debug)


@app.command(epilog="Example: kb ingest contracts/ mou-2026.pdf")
def ingest(
    context: typer.Context,
    paths: Annotated[list[Path], typer.Argument(metavar="PATH...", help="Files and folders.")],
    index: IndexUri = None,
    as_json: Json = False,
) -> int:
    """Take files into the index: PDF, Word, HTML, Markdown, text, e-mail and ZIP archives."""
    return _run("ingest", _session(context, index, as_json), paths)


@app.command(epilog="Example: kb search 'notice period for early termination' --top-k 5")
def search(  # noqa: PLR0913 - an option a filter
    context: typer.Context,
    query: Annotated[str, typer.Argument(help="A question, or a clause: 'Article 5(2)'.")],
    top_k: Annotated[int, typer.Option(min=1, max=100, help="How many hits.")] = 10,
    language: Languages = None,
    kind: Kinds = None,
    party: Parties = None,
    year: Years = None,
    status: Statuses = None,
    governing_law: GoverningLaws = None,
    collection: Collections = None,
    index: IndexUri = None,
    as_json: Json = False,
) -> int:
    """Find clauses in both languages, each with the page and the exact words."""
    narrowed = _narrowed(language, kind, party, year, status, governing_law, collection)
    return _run("search", _session(context, index, as_json), query, top_k, narrowed)


@app.command(epilog="Example: kb ask 'How long is an exploration licence valid?'")
def ask(  # noqa: PLR0913 - an option a filter
    context: typer.Context,
    question: Annotated[str, typer.Argument(help="A question in English or Chinese.")],
    top_k: Annotated[int, typer.Option(min=1, max=20, help="How many statements at most.")] = 8,
    language: Languages = None,
    kind: Kinds = None,
    party: Parties = None,
    year: Years = None,
    status: Statuses = None,
    governing_law: GoverningLaws = None,
    collection: Collections = None,
    index: IndexUri = None,
    as_json: Json = False,
) -> int:
    """Answer in the documents' own sentences, with page and clause; say so where they do not."""
    narrowed = _narrowed(language, kind, party, year, status, governing_law, collection)
    return _run("ask", _session(context, index, as_json), question, top_k, narrowed)


@app.command(epilog="Example: kb verify memo.docx && echo 'every quotation stands as cited'")
def verify(
    context: typer.Context,
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE", help="A memo in any format, or citations in JSON; - for stdin."
        ),
    ],
    index: IndexUri = None,
    as_json: Json = False,
) -> int:
    """Check every quotation: is it there, in these words, in the clause that is named?"""
    return _run("verify", _session(context, index, as_json), file)


@app.command(epilog="Example: kb documents --json")
def documents(context: typer.Context, index: IndexUri = None, as_json: Json = False) -> int:
    """List the documents."""
    return _run("documents", _session(context, index, as_json))


@app.command(epilog="Example: kb show mou-2026.pdf --text")
def show(
    context: typer.Context,
    document: DocumentId,
    text: Annotated[bool, typer.Option("--text", help="Print the text and nothing else.")] = False,
    index: IndexUri = None,
    as_json: Json = False,
) -> int:
    """Show a document: what it is, what it says of itself and on which page, and its clauses."""
    return _run("show", _session(context, index, as_json), document, text)


@app.command(epilog="Example: kb delete mou-2026.pdf")
def delete(
    context: typer.Context, document: DocumentId, index: IndexUri = None, as_json: Json = False
) -> int:
    """Delete a document from the index; the file it came from stays."""
    return _run("delete", _session(context, index, as_json), document)


@app.command(epilog="Example: kb serve --port 8080")
def serve(
    context: typer.Context,
    host: Annotated[
        str | None, typer.Option(help="Address to listen on; else KB_HOST, or 127.0.0.1.")
    ] = None,
    port: Annotated[
        int | None, typer.Option(min=0, max=65535, help="Port; else KB_PORT, or 8000.")
    ] = None,
    index: IndexUri = None,
    as_json: Json = False,
) -> int:
    """Serve the HTTP API and the search page, to this machine only unless told otherwise."""
    session = _session(context, index, as_json)
    settings = session.settings
    settings = replace(
        settings, host=host or settings.host, port=settings.port if port is None else port
    )
    return _run("serve", replace(session, settings=settings))


@app.command(epilog="Example: kb status")
def status(context: typer.Context, index: IndexUri = None, as_json: Json = False) -> int:
    """Say how much the index holds, and how many pages could not be read."""
    return _run("status", _session(context, index, as_json))


@app.command(epilog="Example: kb termbase our-terms.tsv")
def termbase(
    context: typer.Context,
    file: Annotated[
        Path | None,
        typer.Argument(help="Columns field, english, simplified, traditional, between tabs."),
    ] = None,
    index: IndexUri = None,
    as_json: Json = False,
) -> int:
    """Keep terms of your own with the index, in both languages; a new file replaces the old one."""
    return _run("termbase", _session(context, index, as_json), file)


@app.command("eval", epilog="Example: kb eval scifact/ --json")
def evaluate(  # noqa: PLR0913 - an option each
    context: typer.Context,
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A labelled set, as BEIR has it.")],
    queries: Annotated[Path | None, typer.Option(help="Other questions, a JSON a line.")] = None,
    qrels: Annotated[Path | None, typer.Option(help="Other judgements, in columns.")] = None,
    limit_queries: Annotated[
        Path | None, typer.Option(help="Ask only these question ids, one a line.")
    ] = None,
    spans: Annotated[
        bool, typer.Option("--spans", help="Ingest DIR/docs, judge the characters found.")
    ] = False,
    as_json: Json = False,
) -> int:
    """Measure how well and how fast search finds what is labelled as relevant."""
    session = _session(context, None, as_json)
    if spans:
        if qrels or limit_queries:
            raise BadRequest(
                "--spans judges by the questions' own gold; leave --qrels and --limit-queries away"
            )
        return _run("evaluate_spans", session, folder, queries)
    return _run("evaluate", session, folder, queries, qrels, limit_queries)


def _narrowed(  # noqa: PLR0913 - an option a filter
    language: list[Language] | None,
    kind: list[DocumentType] | None,
    party: list[str] | None,
    year: list[int] | None,
    status: list[Status] | None,
    governing_law: list[str] | None,
    collection: list[str] | None,
) -> SearchFilter:
    return SearchFilter(
        types=tuple(kind or ()),
        languages=tuple(language or ()),
        parties=tuple(party or ()),
        years=tuple(year or ()),
        statuses=tuple(status or ()),
        governing_laws=tuple(governing_law or ()),
        collections=tuple(collection or ()),
    )


def _session(context: typer.Context, index: str | None, as_json: bool) -> Session:
    common = cast(_Common, context.obj)
    settings = Settings.from_env(os.environ)
    uri = index or common.index or settings.index
    return Session(replace(settings, index=uri), Words(common.language), as_json, common.debug)


def _run(command: str, session: Session, *arguments: object) -> int:
    """Load and call `api.commands.<command>.run`; returns the exit code."""
    configure_logging(logging.DEBUG if session.debug else logging.CRITICAL)
    module = importlib.import_module(f"api.commands.{command}")
    return cast(int, module.run(session, *arguments))


def run(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code; whatever fails says so on one line of stderr."""
    words = Words(_language(arguments))
    try:
        return int(app(list(arguments), prog_name="kb", standalone_mode=False) or 0)
    except KbError as error:
        return report_error(error, words)
    except typer.TyperException as error:
        return report_error(_wrong_usage(error, arguments, words), words)
    except (KeyboardInterrupt, typer.Abort):
        return report_error(KbError(words("interrupted")), words)
    except BrokenPipeError:  # whoever reads our answer has read enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except Exception as error:
        if "--debug" in arguments:
            raise
        return report_error(KbError(words("unexpected", what=type(error).__name__)), words)


def _language(arguments: Sequence[str]) -> Language:
    """Return the language of messages, of those too that come before parsing is done."""
    for flag, value in zip(arguments, [*arguments[1:], ""], strict=True):
        if flag == "--lang" and value in list(Language):
            return Language(value)
    return language_of(os.environ)


def _wrong_usage(error: typer.TyperException, arguments: Sequence[str], words: Words) -> BadRequest:
    commands = {
        row.name or getattr(row.callback, "__name__", "") for row in app.registered_commands
    }
    named = next((argument for argument in arguments if argument in commands), "")
    what = " ".join(getattr(error, "format_message", error.__str__)().split())
    return BadRequest(words("usage", what=what, command=f"kb {named}".strip()))


def main() -> None:
    """Run `kb` with the process's own arguments."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # Chinese on a terminal of another encoding
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    sys.exit(run(sys.argv[1:]))
