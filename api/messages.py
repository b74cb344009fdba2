"""Every sentence the command line says, in English and Chinese."""

from __future__ import annotations

import re
from collections.abc import Mapping

from kb.errors import KbError
from kb.types import Language

# English first, then Chinese.
MESSAGES: dict[str, tuple[str, str]] = {
    "error": ("error: {what}", "错误：{what}"),
    "problem": ("{detail}", "{said}（{detail}）"),
    "usage": ("{what} `{command} --help` shows how.", "{what} 用法见 `{command} --help`。"),
    "interrupted": ("stopped before it was done; run it again", "已中断，尚未完成；请重新运行"),
    "unexpected": (
        "something unforeseen went wrong ({what}); run it again with --debug to see where",
        "发生意外错误（{what}）；加上 --debug 重新运行可查看出处",
    ),
    "preparing": ("preparing the model: {step}", "正在准备模型：{step}"),
    "none_found": ("nothing found", "没有找到"),
    "page": ("p. {page}", "第 {page} 页"),
    "not_answered": (
        "The documents do not answer this, as far as was found (confidence {confidence:.2f}, needed"
        " {threshold:.2f}). Searched: {documents} documents, {pages} pages ({unread_pages} not"
        " read), {passages} passages, languages {languages}. Nearest:",
        "就检索所及，文件未回答此问题（置信度 {confidence:.2f}，要求 {threshold:.2f}）。"
        "已检索：{documents} 份文件，{pages} 页（{unread_pages} 页未能读取），{passages} 段，"
        "语言 {languages}。最接近的条款：",
    ),
    "synthesis": (
        "summary by {model}, each sentence checked against the statements below; {dropped} dropped",
        "由 {model} 概括，每句均已与下列原文核对；未通过而略去 {dropped} 句",
    ),
    "synthesis_failed": (
        "the summary by {model} is not whole ({problem}); the statements below are",
        "{model} 的概括不完整（{problem}）；下列原文完整",
    ),
    "no_documents": ("no documents", "没有文件"),
    "id": ("id", "编号"),
    "title": ("title", "标题"),
    "type": ("type", "类型"),
    "languages": ("languages", "语言"),
    "date": ("date", "日期"),
    "fact_title": ("title", "标题"),
    "fact_number": ("number", "文号"),
    "fact_party": ("party", "当事方"),
    "fact_issuer": ("issued by", "发布机关"),
    "fact_signed": ("signed", "签署日期"),
    "fact_issued": ("issued", "发布日期"),
    "fact_effective": ("takes effect", "生效"),
    "fact_expiry": ("expires", "期满"),
    "fact_term": ("term", "有效期"),
    "fact_status": ("status", "状态"),
    "fact_governing_law": ("governing law", "适用法律"),
    "fact_dispute_forum": ("disputes", "争议解决"),
    "fact_prevailing_language": ("prevailing text", "优先文本"),
    "fact_amount": ("amount", "金额"),
    "fact_rate": ("rate", "比率"),
    "more": ("{count} more; --json has them all", "另有 {count} 项；--json 列出全部"),
    "pages": ("pages", "页数"),
    "unread": ("not read", "未读取页"),
    "coverage": ("read", "读取情况"),
    "coverage_sums": (
        "{verdict}: {text_pages} pages of text, {ocr_pages} by OCR (confidence {confidence:.2f},"
        " {doubtful_lines} doubtful lines), {blank_pages} blank, {unread_pages} not read;"
        " {covered} of {characters} characters in passages",
        "{verdict}：文本层 {text_pages} 页，OCR {ocr_pages} 页（置信度 {confidence:.2f}，"
        "存疑 {doubtful_lines} 行），空白 {blank_pages} 页，未读取 {unread_pages} 页；"
        "{characters} 个字符中 {covered} 个已入段落",
    ),
    "verdict_complete": ("complete", "完整"),
    "verdict_doubtful": ("complete, some of it doubtful", "完整，部分存疑"),
    "verdict_partial": ("incomplete", "不完整"),
    "verdict_unread": ("nothing read", "未能读取"),
    "scripts": ("kept but not read for search: {scripts}", "已保留但不支持检索的文字：{scripts}"),
    "read_text": ("text", "文本层"),
    "read_ocr": ("OCR", "OCR"),
    "read_none": ("nothing", "无"),
    "page_line": (
        "p. {label}: {source}, plausibility {plausibility:.2f}, confidence {confidence:.2f},"
        " {covered}/{characters} characters",
        "第 {label} 页：{source}，可信度 {plausibility:.2f}，置信度 {confidence:.2f}，"
        "{covered}/{characters} 字符",
    ),
    "hits_unread": (
        "note: pages {pages} of {title} could not be read; what they say is not in this answer",
        "注意：《{title}》第 {pages} 页未能读取，其内容不在此结果中",
    ),
    "nothing_quoted": (
        'no quotation found: quote in “ ”, " ", 「 」 or as a block, in at least four words',
        "没有找到引文：请用“ ”、「 」或引用段落标出，且不少于四个词",
    ),
    "comma": (", ", "，"),
    "checked": ("{count} checked: {counts}", "已核对 {count} 条：{counts}"),
    "verdict_exact": ("exact", "完全一致"),
    "verdict_normalised": ("same words", "文字一致"),
    "verdict_ocr_tolerant": ("same but for OCR", "除 OCR 误识外一致"),
    "verdict_moved": ("MOVED", "出处不符"),
    "verdict_stale": ("STALE", "已过时"),
    "verdict_not_found": ("NOT FOUND", "未找到"),
    "stands_in": ("it stands in {where}", "实见于 {where}"),
    "nearest": ("nearest: {where}", "最接近：{where}"),
    "now": ("now: “{words}”", "现为：“{words}”"),
    "change_changed": ("quoted “{quoted}”, reads “{found}”", "引作“{quoted}”，原文为“{found}”"),
    "change_left_out": ("left out “{found}”", "漏引“{found}”"),
    "change_added": ("“{quoted}” is not there", "原文无“{quoted}”"),
    "source": ("file", "文件名"),
    "passages": ("passages", "段落"),
    "clauses": ("clauses", "条款"),
    "documents": ("documents", "文件数"),
    "index": ("index", "索引"),
    "encoder": ("model", "模型"),
    "size": ("on disk", "占用空间"),
    "termbase": ("{pairs} pairs of terms of your own", "自有术语 {pairs} 对"),
    "deleted": ("deleted {id} ({title})", "已删除 {id}（{title}）"),
    "ingesting": (
        "{files}/{total} files, {pages} pages, {rate:.0f} passages/s",
        "{files}/{total} 个文件，{pages} 页，{rate:.0f} 段/秒",
    ),
    "stopping": (
        "stopping at the end of this batch; Ctrl-C again to stop at once",
        "本批完成后停止；再按一次 Ctrl-C 立即停止",
    ),
    "no_files": ("there is no file to ingest there", "那里没有可导入的文件"),
    "ingested": (
        "{added} added, {replaced} replaced, {skipped} already there, {ignored} passed over,"
        " {refused} refused, {not_reached} not reached, {unpacked} unpacked;"
        " {pages} pages ({unread_pages} not read), {passages} passages in {seconds:.1f} s",
        "新增 {added}，更新 {replaced}，已存在 {skipped}，略过 {ignored}，"
        "未接受 {refused}，未处理 {not_reached}，已解包 {unpacked}；"
        "{pages} 页（{unread_pages} 页未能读取），{passages} 段，用时 {seconds:.1f} 秒",
    ),
    "not_taken": ("not taken", "未导入"),
    "why": ("why", "原因"),
    "pages_unread": (
        "{name}: pages that could not be read: {pages}",
        "{name}：未能读取的页：{pages}",
    ),
    "remarked": ("{name}: {what}", "{name}：{what}"),
    "tracked_changes": (
        "holds tracked changes; the final text was taken",
        "含有修订痕迹；已按最终文本导入",
    ),
    "same_text": (
        "has the same text as another document",
        "与另一份文件的文本相同",
    ),
    "serving": (
        "Concord is at {url} and its API at {url}/docs; Ctrl-C stops it",
        "Concord 已在 {url} 启动，接口说明见 {url}/docs；按 Ctrl-C 停止",
    ),
    "exposed": (
        "warning: {host} can be reached from other machines, and whoever reaches it can read and"
        " delete every document; there is no password",
        "警告：其他机器可以访问 {host}，能访问者即可读取和删除全部文件；本服务没有密码",
    ),
    "evaluating_index": ("indexing {done}/{total} rows", "正在建立索引 {done}/{total} 行"),
    "evaluating_ask": ("asking {done}/{total} questions", "正在提问 {done}/{total} 个"),
    "budget": ("characters read", "阅读字数"),
    "evaluated": (
        "{set}: {documents} rows, {queries} questions; a question takes {p50} ms (p95 {p95} ms)",
        "{set}：{documents} 行，{queries} 个问题；每问 {p50} 毫秒（p95 {p95} 毫秒）",
    ),
    "direction": ("direction", "方向"),
    "overall": ("overall", "总体"),
    "queries": ("questions", "问题数"),
}

# Values that are codes, by the kind of fact.
VALUES: dict[tuple[str, str], tuple[str, str]] = {
    ("status", "draft"): ("draft", "草案"),
    ("status", "signed"): ("signed", "已签署"),
    ("status", "in_force"): ("in force", "有效"),
    ("status", "amended"): ("amended", "已修订"),
    ("status", "repealed"): ("repealed", "已废止"),
    ("prevailing_language", "en"): ("English", "英文"),
    ("prevailing_language", "zh"): ("Chinese", "中文"),
    ("prevailing_language", "equal"): ("all texts are equal", "各文本同等作准"),
}

_DURATION = re.compile(r"P(\d+)([YMD])")  # as facts have them: P33M
_UNITS = {"Y": ("years", "年"), "M": ("months", "个月"), "D": ("days", "天")}

# What an error of this code is, in Chinese; its own English words follow in brackets.
PROBLEMS = {
    "file_refused": "文件未被接受",
    "file_empty": "文件为空，请重新导出后再导入",
    "file_encrypted": "文件已加密，请另存为无密码的副本后再导入",
    "file_damaged": "文件损坏或不完整，请重新获取",
    "file_unsupported": "不支持的格式，请转换为 PDF、Word、HTML、Markdown、纯文本或 ZIP",
    "file_over_limit": "文件超过限制，请拆分，或调高相应设置",
    "file_undecodable": "无法识别文字编码，请另存为 UTF-8",
    "converter_missing": "此格式须由 LibreOffice 转换，而本机未安装；请安装，或另存为 DOCX 或 PDF",
    "file_too_hard": "读取超出时间或内存限制，或导致读取程序出错；请打印为新的 PDF 或另存后再导入",
    "reader_unavailable": "无法启动读取程序，请检查本机内存和进程限制后重新运行",
    "path_missing": "路径不存在或无法读取，请检查拼写和权限",
    "bad_request": "请求或参数有误",
    "citation_unverified": "引文与文件不符，请先核对",
    "document_not_found": "没有这份文件，可用 `kb documents` 列出现有文件",
    "page_not_found": "这份文件没有此页、此条款或此段文字",
    "page_not_drawn": "此页无法显示为图像，请改看文本",
    "job_not_found": "没有这个上传任务",
    "jobs_full": "等待的上传太多，请稍后再试",
    "index_missing": "索引尚未建立，请先运行 `kb ingest PATH`",
    "index_incompatible": "索引与当前模型或版本不匹配，请改回设置，或导入到新的索引",
    "index_busy": "另一个进程正在写入索引，请待其完成后再试",
    "model_unavailable": "无法准备或加载嵌入模型",
    "cancelled": "提问者已经离开，未作完；请再问一次",
    "address_taken": "端口或地址不可用，请用 --port 换一个端口",
    "not_a_paper": "不是文件材料的格式；如需导入请直接写出该文件",
    "termbase_bad_line": "术语表有一行无法读取，请改正后重新提交；在用的术语表不变",
    "stopped": "导入在此文件之前已停止，请重新运行",
}


class Words:
    """The sentences in one language."""

    def __init__(self, language: Language) -> None:
        self.language = language

    def __call__(self, key: str, **values: object) -> str:
        """Return a sentence with its values in place."""
        english, chinese = MESSAGES[key]
        return (chinese if self.language is Language.ZH else english).format(**values)

    def value(self, kind: str, code: str) -> str:
        """Return what a fact's value is called, or the value itself where it is no code."""
        if kind == "term" and (duration := _DURATION.fullmatch(code)):
            english, chinese = _UNITS[duration[2]]
            return f"{duration[1]}{chinese}" if self._chinese else f"{duration[1]} {english}"
        english, chinese = VALUES.get((kind, code), (code, code))
        return chinese if self._chinese else english

    @property
    def _chinese(self) -> bool:
        return self.language is Language.ZH

    def problem(self, error: KbError) -> str:
        """Return what an error says, on one line."""
        return self.reason(error.code, str(error))

    def reason(self, code: str, detail: str) -> str:
        """Return what a code means, and the detail, on one line."""
        line = " ".join(detail.split())
        said = PROBLEMS.get(code, "")
        return self("problem", detail=line, said=said) if said else line


def language_of(environ: Mapping[str, str]) -> Language:
    """Return the language that `KB_LANG`, or else the locale, asks for; English otherwise."""
    names = ("KB_LANG", "LC_ALL", "LC_MESSAGES", "LANG")
    wanted = next((environ[name] for name in names if environ.get(name)), "")
    return Language.ZH if wanted.lower().startswith("zh") else Language.EN
