"""Why a file cannot be read as a list: one fact, one sentence each."""

from bot.errors import ChibotError


class WorkbookIsRefused(ChibotError):
    """The file is no workbook that can be read."""

    key = "roster-file-is-not-excel"


class FileIsMissing(WorkbookIsRefused):
    """There is no such file, or it may not be read."""

    key = "roster-file-is-missing"


class FileIsEmpty(WorkbookIsRefused):
    """The file has no bytes."""

    key = "roster-file-is-empty"


class FileIsTooBig(WorkbookIsRefused):
    """More bytes, packed or unpacked, than a list of members can need."""

    key = "roster-file-is-too-big"


class SheetIsTooLong(WorkbookIsRefused):
    """More filled rows than the largest ward has members."""

    key = "roster-sheet-is-too-long"


class FileIsOldExcel(WorkbookIsRefused):
    """An .xls of Excel 97-2003, or a binary .xlsb."""

    key = "roster-file-is-old-excel"


class FileIsProtected(WorkbookIsRefused):
    """Encrypted with a password."""

    key = "roster-file-is-protected"


class FileIsText(WorkbookIsRefused):
    """Plain text, such as CSV, whatever its name says."""

    key = "roster-file-is-text"


class FileIsWebPage(WorkbookIsRefused):
    """HTML, which web programs like to call .xls."""

    key = "roster-file-is-web-page"


class FileIsBroken(WorkbookIsRefused):
    """Looks like a workbook and cannot be read to its end."""

    key = "roster-file-is-broken"


class ListIsNotFound(WorkbookIsRefused):
    """No sheet has a heading with names of members."""

    key = "roster-list-is-not-found"


class TextIsLegacyEncoded(WorkbookIsRefused):
    """The headings are written for TCVN3 or VNI fonts."""

    key = "roster-text-is-legacy"
