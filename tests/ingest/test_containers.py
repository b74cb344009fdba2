"""Archives and mails: every file in them has an outcome, and none of them a way out."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from email.message import EmailMessage
from io import BytesIO
from pathlib import Path

import pytest

from ingest.containers.archive import members
from ingest.containers.mail import message_of, parts_of
from ingest.containers.member import Room, clean_path, is_skipped
from ingest.pipeline import ingest
from ingest.readers import read
from ingest.report import Outcome, OutcomeStatus, Report, own_name
from ingest.sources import find_files
from kb.embedding.encoder import Encoder
from kb.errors import DamagedFile, FileOverLimit
from kb.settings import Settings
from kb.store.index import Index
from tests.ingest.make_files import lines_down, make_docx, make_pdf, make_zip, paragraph
from tests.papers import LAW_ZH, MOU_EN, POLICY_EN

SETTINGS = Settings()
ROOM = Room(100, 2**20)


def zipped(*files: tuple[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in files:
            archive.writestr(name, data)
    return out.getvalue()


def mail(
    *attachments: tuple[str, bytes], text: str = "See the attached MoU.", html: str = ""
) -> bytes:
    message = EmailMessage()
    message["From"] = "Amina Khan <amina@example.org>"
    message["To"] = "李雷 <li@example.cn>"
    message["Date"] = "Thu, 15 Jan 2026 10:00:00 +0500"
    message["Subject"] = "Re: 铜矿合作备忘录 (copper)"
    message.set_content(text)
    if html:
        message.add_alternative(html, subtype="html")
    for name, data in attachments:
        message.add_attachment(data, "application", "octet-stream", filename=name)
    return message.as_bytes()


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("a/b.pdf", "a/b.pdf"),
        ("..\\..\\etc\\passwd", "etc/passwd"),
        ("/abs/../a.pdf", "abs/a.pdf"),
        ("C:\\papers\\备忘录.docx", "C:/papers/备忘录.docx"),
        ("a\u202efdp.exe\n", "afdp.exe"),
        ("....", ""),
        ("x" * 300 + ".pdf", "x" * 196 + ".pdf"),
    ],
)
def test_a_name_is_words_and_leads_nowhere(written: str, shown: str) -> None:
    assert clean_path(written) == shown


@pytest.mark.parametrize(
    ("name", "skipped"),
    [
        ("__MACOSX/a/._mou.pdf", True),
        (".DS_Store", True),
        ("a/.git/config", True),
        ("a/Thumbs.db", True),
        ("a/mou.pdf", False),
    ],
)
def test_what_systems_leave_behind_is_skipped(name: str, skipped: bool) -> None:
    assert is_skipped(name) is skipped


def test_names_without_the_flag_for_utf8_are_read_as_they_were_meant() -> None:
    name = "矿业合作备忘录.txt"
    data = zipped(("x" * len(name.encode("gb18030")), b"words"))
    data = data.replace(b"x" * len(name.encode("gb18030")), name.encode("gb18030"))
    assert [one.name for one in members("a.zip", data, ROOM, SETTINGS)] == [name]


def test_one_bad_member_is_refused_alone() -> None:
    good = zipped(("a.txt", b"one"), ("b.txt", b"two" * 50), method=zipfile.ZIP_STORED)
    bad = good.replace(b"two" * 50, b"xxx" * 50)
    first, second = members("a.zip", bad, ROOM, SETTINGS)
    assert (first.data, first.code) == (b"one", "")
    assert (second.data, second.code) == (b"", "file_damaged")


@pytest.mark.parametrize(
    ("data", "room"),
    [
        (zipped(*((f"{n}.txt", b"x") for n in range(101))), ROOM),
        (zipped(("a.txt", b"\0" * (2**20 + 1))), ROOM),
        (zipped(("a.txt", b"\0" * (20 * 2**20))), Room(10, 2**30)),
    ],
    ids=["files", "bytes", "ratio"],
)
def test_bombs_are_refused_before_they_are_unpacked(data: bytes, room: Room) -> None:
    with pytest.raises(FileOverLimit, match=r"a\.zip has"):
        next(members("a.zip", data, room, SETTINGS))


def test_a_broken_archive_is_refused() -> None:
    with pytest.raises(DamagedFile):
        next(members("a.zip", zipped(("a.txt", b"x"))[:-30], ROOM, SETTINGS))


def test_a_mail_says_who_wrote_what_and_names_what_is_attached() -> None:
    reading = read("mou.eml", mail(("mou.docx", b"x")), SETTINGS)
    assert reading.text.splitlines() == [
        "From: Amina Khan <amina@example.org>",
        "To: 李雷 <li@example.cn>",
        "Date: Thu, 15 Jan 2026 10:00:00 +0500",
        "Subject: Re: 铜矿合作备忘录 (copper)",
        "",
        "See the attached MoU.",
        "",
        "Attachment: mou.docx",
    ]
    assert reading.title == "铜矿合作备忘录 (copper)"
    assert reading.media_type == "message/rfc822"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (mail(text="plain words", html="<p>rich words</p>"), "plain words"),
        (mail(text=" ", html="<p>只有<b>网页</b></p>"), "只有网页"),
        (
            b'Content-Type: text/plain; charset="gb2312"\nSubject: x\n\n' + "第一条".encode("gbk"),
            "第一条",
        ),
        (b"Subject: =?x-unknown?B?////?=\n\nwords", "words"),
        (b"no headers at all", "no headers at all"),
    ],
)
def test_a_mails_words_are_its_plainest_version(data: bytes, words: str) -> None:
    assert words in read("a.eml", data, SETTINGS).text.splitlines()


def test_what_belongs_to_a_mails_layout_is_no_attachment() -> None:
    message = EmailMessage()
    message.set_content("text")
    message.add_related(b"logo", "image", "png", cid="<logo>")
    message.add_attachment(b"scan", "image", "png", filename="scan.png")
    inner = EmailMessage()
    inner["Subject"] = "第一次来信"
    inner.set_content("the first letter")
    message.add_attachment(inner)
    found = parts_of(message_of(message.as_bytes())).attachments
    assert [one.name for one in found] == ["scan.png", "第一次来信.eml"]


@pytest.mark.parametrize(
    ("name", "own"),
    [("mou.pdf", "mou.pdf"), ("a.zip › b/mou.pdf", "mou.pdf"), ("a.eml › b.zip › c.txt", "c.txt")],
)
def test_a_member_has_a_name_of_its_own(name: str, own: str) -> None:
    assert own_name(name) == own


class Desk:
    """A folder of files, and the taking in of them."""

    def __init__(self, folder: Path, encoder: Encoder) -> None:
        self.folder = folder / "papers"
        self.folder.mkdir()
        self.encoder = encoder
        self.settings = Settings(index=str(folder / "index"))
        self.index = Index.open(
            self.settings.index, encoder_id=encoder.id, dimension=encoder.dimension
        )

    def take_in(self, **files: bytes) -> Report:
        for name, data in files.items():
            (self.folder / name.replace("_", ".")).write_bytes(data)
        return ingest(find_files([self.folder]), self.index, self.encoder, self.settings)


@pytest.fixture
def desk(tmp_path: Path, encoder: Encoder) -> Desk:
    return Desk(tmp_path, encoder)


def told(report: Report) -> list[tuple[str, str]]:
    return [(one.name, one.code or one.status.value) for one in report.outcomes]


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_every_file_in_an_archive_has_an_outcome(desk: Desk) -> None:
    nested = zipped(("law.txt", LAW_ZH.encode()), ("bad.pdf", b"%PDF-1.7"))
    archive = zipped(
        ("mou.md", MOU_EN.encode()),
        ("a/policy.docx", make_docx(paragraph("Section 1 Fees") + paragraph("The fee is 5."))),
        ("__MACOSX/._mou.md", b"junk"),
        ("../../evil.txt", POLICY_EN.encode()),
        ("rates.csv", b"a,b"),
        ("more.zip", nested),
        ("mou.md", MOU_EN.encode()),
    )
    report = desk.take_in(papers_zip=archive)
    assert told(report) == [
        ("papers.zip", "unpacked"),
        ("papers.zip › mou.md", "added"),
        ("papers.zip › a/policy.docx", "added"),
        ("papers.zip › evil.txt", "added"),
        ("papers.zip › rates.csv", "not_a_paper"),
        ("papers.zip › more.zip", "unpacked"),
        ("papers.zip › more.zip › law.txt", "added"),
        ("papers.zip › more.zip › bad.pdf", "file_damaged"),
        ("papers.zip › mou.md", "skipped"),
    ]
    titles = {summary.source: summary.title for summary in desk.index.summaries()}
    assert titles["papers.zip › mou.md"] == "Memorandum of Understanding on Mineral Exploration"
    again = desk.take_in()
    assert {status for _, status in told(again)} == {
        "unpacked", "skipped", "not_a_paper", "file_damaged",
    }  # fmt: skip
    assert not list(desk.folder.parent.glob("evil*"))


def test_a_mail_is_a_document_and_so_is_each_attachment(desk: Desk) -> None:
    pdf = make_pdf([lines_down("Article 1 Royalty", "The royalty on copper is three per cent.")])
    report = desk.take_in(
        letter_eml=mail(
            ("mou.pdf", pdf), ("empty.txt", b""), ("all.zip", zipped(("b.md", MOU_EN.encode())))
        )
    )
    assert told(report) == [
        ("letter.eml", "added"),
        ("letter.eml › mou.pdf", "added"),
        ("letter.eml › empty.txt", "file_empty"),
        ("letter.eml › all.zip", "unpacked"),
        ("letter.eml › all.zip › b.md", "added"),
    ]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (zipped(("a.txt", b"\0" * (20 * 2**20))), "file_over_limit"),
        (b"PK\x03\x04 broken", "file_damaged"),
        (b"plain words", "file_unsupported"),
        (make_docx(paragraph("words")), "file_unsupported"),
        (make_zip({"xl/workbook.xml": "<a/>"}), "file_unsupported"),
        (b"", "file_empty"),
    ],
)
def test_what_is_no_archive_is_refused_whole(desk: Desk, data: bytes, code: str) -> None:
    assert told(desk.take_in(a_zip=data)) == [("a.zip", code)]


def test_an_archive_in_an_archive_without_end_is_refused_where_it_is_too_deep(desk: Desk) -> None:
    data = zipped(("mou.md", MOU_EN.encode()))
    for _ in range(4):
        data = zipped(("in.zip", data))
    outcomes: tuple[Outcome, ...] = desk.take_in(a_zip=data).outcomes
    assert [one.status for one in outcomes[:3]] == [OutcomeStatus.UNPACKED] * 3
    assert [one.code for one in outcomes[3:]] == ["file_over_limit"]


def test_the_room_is_shared_by_all_that_is_inside(desk: Desk) -> None:
    inner = zipped(*((f"{n}.txt", b"words") for n in range(4)))
    desk.settings = replace(desk.settings, max_members=6)
    report = desk.take_in(a_zip=zipped(("1.zip", inner), ("2.zip", inner)))
    codes = [one.code for one in report.outcomes if one.name.endswith("2.zip")]
    assert codes == ["file_over_limit"]
