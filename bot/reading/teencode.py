"""Short spellings and southern spellings of single words, and the words they stand for."""

from bot.reading.letters import form_of

_WRITTEN = {
    "không": "k ko kg kh khg hok hong hk hem khum khom kô hông hổng hỏng hôn kh0 k0 hăm hơm hong",
    "được": "dc đc dk đk dx đx đuoc dượt đượt",
    "rồi": "r rui rùi ròi gòi gồi ròy",
    "vậy": "z zay zậy dzay dzậy v",
    "gì": "j ji",
    "em": "e iem",
    "chị": "c",
    "với": "vs",
    "biết": "bt bit bít bik bjk",
    "tôi": "tui toj tôy",
    "mình": "m mk mik mjh mjnh",
    "về": "dìa zìa zia zề",
    "vô": "zo zô dzô dzo",
    "vợ": "zợ vk dợ",
    "luôn": "lun",
    "thôi": "thui thoy",
    "muốn": "mún mun",
    "nhiều": "nhiu nhìu",
    "trước": "trc trk",
    "giờ": "h g",
    "phút": "p ph",
    "đang": "đg dg đag",
    "cũng": "cx cg cug",
    "mới": "ms",
    "làm": "lm",
    "người": "ng ngừi",
    "qua": "wa wua",
    "quá": "wá qá",
    "việc": "ziệc diệc",
    "đi": "dzi dj đj",
    "có": "cóa",
    "sẽ": "xẽ sẻ",
    "đã": "đả",
    "vắng": "vắn dắng",
    "đến": "dến",
    "chắc": "chắt",
    "họp": "hợp",
    "vẫn": "vn",
    "giùm": "zùm dùm jùm",
    "chồng": "ck",
}
_SHORT = {short: form_of(word) for word, shorts in _WRITTEN.items() for short in shorts.split()}
_BY_FORM = {form_of(short): form for short, form in _SHORT.items() if not short.isascii()}
SHORT_WORDS = frozenset(_SHORT)


def expand_short(word: str) -> str | None:
    """The form of the word that a short spelling in lower case stands for."""
    return _SHORT.get(word)


def expand_form(form: str) -> str:
    """The standard form of a spelling variant that was typed as raw keys ("hoong" → không)."""
    return _BY_FORM.get(form, form)
