"""Documents are added by dropping them, each with its outcome, and taken out again."""

from __future__ import annotations

from playwright.sync_api import FilePayload, expect

from tests.e2e.conftest import OpenWindow
from tests.ingest.make_files import lines_down, make_pdf
from tests.papers import MOU_EN

NAME = "tethyan-memorandum.md"
GOOD: FilePayload = {
    "name": NAME,
    "mimeType": "text/markdown",
    "buffer": MOU_EN.replace("copper", "antimony").encode(),
}
BAD: list[FilePayload] = [
    {"name": "broken.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7\nnot really"},
    {"name": "empty.txt", "mimeType": "text/plain", "buffer": b""},
]
# Its second page is a drawing without a word, which neither a text layer nor OCR can read.
STROKES = "".join(f"{72 + 9 * n} 300 m {80 + 31 * n} {320 + 17 * n} l S\n" for n in range(12))
PARTLY: FilePayload = {
    "name": "partly-legible.pdf",
    "mimeType": "application/pdf",
    "buffer": make_pdf(
        [
            lines_down(
                "Agreement on Gadolinium", "Article 1", "The royalty on gadolinium is paid."
            ),
            [],
        ],
        drawing=STROKES,
    ),
}
DROP = """([name, text]) => {
    const data = new DataTransfer();
    data.items.add(new File([text], name, {type: "text/markdown"}));
    document.querySelector(".drop").dispatchEvent(
        new DragEvent("drop", {dataTransfer: data, bubbles: true, cancelable: true}));
}"""


def test_bad_files_among_good_ones(opened: OpenWindow) -> None:
    with opened() as window:
        page = window.page
        window.open("/documents")
        page.get_by_label("Collection (optional)").fill("Forum 2026")
        page.set_input_files("#files", [GOOD, *BAD])
        said = page.locator(".uploads [role=status]")
        expect(said).to_have_text("Done: 1 taken, 2 not.")
        lines = page.locator(".uploads li")
        expect(lines).to_have_count(3)
        expect(lines.nth(0)).to_contain_text("added")
        expect(lines.nth(1).locator(".todo")).to_contain_text("get it again from its source")
        expect(lines.nth(2).locator(".todo")).to_contain_text("empty")
        row = page.locator(".listing tr", has_text=NAME)
        expect(row).to_contain_text("Forum 2026")
        row.get_by_role("button", name="Delete").click()
        page.get_by_role("dialog").get_by_role("button", name="Cancel").click()
        expect(row).to_have_count(1)
        row.get_by_role("button", name="Delete").click()
        page.get_by_role("dialog").get_by_role("button", name="Delete").click()
        expect(row).to_have_count(0)


def test_a_dropped_file_can_be_found_at_once(opened: OpenWindow) -> None:
    with opened(locale="zh-CN") as window:
        page = window.page
        window.open("/documents")
        page.evaluate(DROP, ["dropped.md", MOU_EN.replace("copper", "gallium")])
        expect(page.locator(".uploads [role=status]")).to_have_text(
            "完成：1 个已接受，0 个未接受。"
        )
        page.locator(".uploads a").click()
        expect(page.locator(".plain")).to_contain_text("gallium")
        window.open("/?q=gallium")
        expect(page.locator(".hit").first).to_contain_text("gallium")
        window.open("/documents")
        page.get_by_label("在列表中查找").fill("dropped.md")
        expect(page.locator(".listing tbody tr")).to_have_count(1)
        page.locator(".listing").get_by_role("button", name="删除").click()
        page.get_by_role("dialog").get_by_role("button", name="删除").click()
        expect(page.locator(".listing tr", has_text="dropped.md")).to_have_count(0)


def test_an_answer_names_the_pages_that_nobody_could_read(opened: OpenWindow) -> None:
    with opened() as window:
        page = window.page
        window.open("/documents")
        page.set_input_files("#files", [PARTLY])
        expect(page.locator(".uploads .remark")).to_have_text("Not read: pages 2")
        window.open("/?q=royalty on gadolinium")
        expect(page.locator(".notice")).to_contain_text("Pages 2 of")
        page.locator(".notice a").click()
        expect(page.locator(".reading-head .notice")).to_have_text("Not read: pages 2")
        page.get_by_role("button", name="Text", exact=True).click()
        expect(page.locator(".plain .notice")).to_contain_text("This page could not be read")
        window.open("/documents")
        row = page.locator(".listing tr", has_text=PARTLY["name"])
        expect(row.locator("summary .badge")).to_have_text("Incomplete")
        row.get_by_role("button", name="Delete").click()
        page.get_by_role("dialog").get_by_role("button", name="Delete").click()
        expect(row).to_have_count(0)


def test_how_a_document_was_read(opened: OpenWindow) -> None:
    with opened() as window:
        window.open("/documents")
        row = window.page.locator(".listing tr", has_text="small-scale-mining.en.scan.pdf")
        row.locator("summary").click()
        expect(row.locator(".ledger")).to_contain_text("2 pages by OCR")
