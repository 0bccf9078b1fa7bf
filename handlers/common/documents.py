"""Letters as office documents to be completed and signed: headings, tables, signature lines."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from handlers.common.printing import only_in_xml

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

_FONT = "Times New Roman"
# In points.
_SIZE, _TITLE_SIZE, _SMALL = 13, 15, 9
# Centimetres of an A4 page; a binding needs room on the left.
_PAGE = (21.0, 29.7)
_LEFT, _RIGHT, _EDGE = 3.0, 1.5, 2.0
_TEXT_WIDTH = _PAGE[0] - _LEFT - _RIGHT
_NARROW = 1.1
# Lines left free for a signature.
_SIGNATURE_LINES = 4


@dataclass(frozen=True)
class Heading:
    """The head of a section."""

    words: str


@dataclass(frozen=True)
class Prose:
    """A paragraph; `lead` stands in bold before it."""

    words: str
    lead: str = ""


@dataclass(frozen=True)
class Grid:
    """A table; its first column holds numbers of rows, the second names, the others are alike.

    The last row is bold if it `has_total`.
    """

    heads: Sequence[str]
    rows: Sequence[Sequence[str]]
    has_total: bool = False


Block = Heading | Prose | Grid


@dataclass(frozen=True)
class Letter:
    """A letter in the usual form: who writes at the top left, what to sign at the bottom right.

    `left` ends with the writer, a star, and the line for its number.
    """

    left: Sequence[str]
    right: Sequence[str]
    title: str
    subtitle: Sequence[str]
    blocks: Sequence[Block]
    receivers: Sequence[str]
    signers: Sequence[str]
    # Small, on every page: who made it, and when.
    footer: str


def write_letter(letter: Letter) -> bytes:
    """The letter as .docx. Takes a second or two: call it in a thread."""
    # A fifth of a second to load: only who wants a letter waits for it.
    from docx import Document  # noqa: PLC0415 - see above

    document = Document()
    _set_up(document, letter)
    _put_beside(document, letter.left, letter.right, [len(letter.left) - 3], [0])
    _put_line(document, letter.title, size=_TITLE_SIZE, is_bold=True, is_centred=True)
    for words in letter.subtitle:
        _put_line(document, words, is_bold=True, is_centred=True)
    for block in letter.blocks:
        _put_block(document, block)
    _put_line(document, "")
    gap = [""] * _SIGNATURE_LINES
    every = list(range(len(letter.signers) - 1))
    _put_beside(
        document, letter.receivers, [*letter.signers[:-1], *gap, letter.signers[-1]], [0], every
    )
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def _set_up(document: "Document", letter: Letter) -> None:
    from docx.oxml.ns import qn  # noqa: PLC0415 - loaded with the document
    from docx.shared import Cm, Pt  # noqa: PLC0415 - loaded with the document

    style: Any = document.styles["Normal"]
    style.font.name = _FONT
    style.font.size = Pt(_SIZE)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), _FONT)
    style.paragraph_format.space_after = Pt(4)
    section = document.sections[0]
    section.page_width, section.page_height = Cm(_PAGE[0]), Cm(_PAGE[1])
    section.left_margin, section.right_margin = Cm(_LEFT), Cm(_RIGHT)
    section.top_margin = section.bottom_margin = Cm(_EDGE)
    properties = document.core_properties
    properties.title = only_in_xml(letter.title)[:255]
    properties.author = properties.comments = ""
    paragraph = section.footer.paragraphs[0]
    _say(paragraph, f"{letter.footer} – ", size=_SMALL)
    _number_pages(paragraph)


def _number_pages(paragraph: "Paragraph") -> None:
    """The number of each page, which the office program fills in."""
    from docx.oxml import OxmlElement  # noqa: PLC0415 - loaded with the document
    from docx.oxml.ns import qn  # noqa: PLC0415 - loaded with the document

    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    paragraph._p.append(field)  # noqa: SLF001 - python-docx has no fields of its own


def _put_beside(
    document: "Document",
    left: Sequence[str],
    right: Sequence[str],
    bold_left: Sequence[int],
    bold_right: Sequence[int],
) -> None:
    """Two blocks of centred lines beside each other."""
    from docx.shared import Cm  # noqa: PLC0415 - loaded with the document

    cells = document.add_table(rows=1, cols=2).rows[0].cells
    for cell, lines, bold in zip(cells, (left, right), (bold_left, bold_right), strict=True):
        cell.width = Cm(_TEXT_WIDTH / 2)
        for at, words in enumerate(lines):
            paragraph = cell.paragraphs[0] if at == 0 else cell.add_paragraph()
            _centre(paragraph)
            _say(paragraph, words, is_bold=at in bold)


def _put_line(
    document: "Document",
    words: str,
    size: float = _SIZE,
    *,
    is_bold: bool = False,
    is_centred: bool = False,
) -> None:
    paragraph = document.add_paragraph()
    if is_centred:
        _centre(paragraph)
    _say(paragraph, words, size, is_bold=is_bold)


def _put_block(document: "Document", block: Block) -> None:
    if isinstance(block, Grid):
        _put_grid(document, block)
        return
    paragraph = document.add_paragraph()
    if isinstance(block, Heading):
        paragraph.paragraph_format.keep_with_next = True
        _say(paragraph, block.words, is_bold=True)
        return
    if block.lead:
        _say(paragraph, f"{block.lead} ", is_bold=True)
    _say(paragraph, block.words)


def _put_grid(document: "Document", grid: Grid) -> None:
    from docx.oxml import OxmlElement  # noqa: PLC0415 - loaded with the document
    from docx.shared import Cm  # noqa: PLC0415 - loaded with the document

    count = len(grid.heads)
    table = document.add_table(rows=0, cols=count, style="Table Grid")
    wide = (_TEXT_WIDTH - _NARROW) / (count + 0.5)
    widths = [Cm(_NARROW), Cm(wide * 1.5 + wide), *[Cm(wide)] * (count - 2)]
    # Word goes by the cells, LibreOffice by the columns.
    table.autofit = False
    for drawn, width in zip(table.columns, widths, strict=True):
        drawn.width = width
    for at, row in enumerate([grid.heads, *grid.rows]):
        line = table.add_row()
        whole = line._tr.get_or_add_trPr()  # noqa: SLF001 - python-docx has no such property
        whole.append(OxmlElement("w:cantSplit"))
        is_bold = at == 0 or (grid.has_total and at == len(grid.rows))
        for cell, words, width in zip(line.cells, row, widths, strict=True):
            cell.width = width
            cell.paragraphs[0].paragraph_format.space_after = 0
            _say(cell.paragraphs[0], words, _SIZE - 1, is_bold=is_bold)
        if at == 0:
            # On every page again.
            whole.append(OxmlElement("w:tblHeader"))
    document.add_paragraph()


def _centre(paragraph: "Paragraph") -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH  # noqa: PLC0415 - loaded with the document

    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.paragraph_format.space_after = 0


def _say(paragraph: "Paragraph", words: str, size: float = _SIZE, *, is_bold: bool = False) -> None:
    """The words as they are, without what no office file can hold."""
    from docx.shared import Pt  # noqa: PLC0415 - loaded with the document

    run = paragraph.add_run(only_in_xml(words))
    run.bold = is_bold
    run.font.size = Pt(size)
