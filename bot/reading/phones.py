"""Vietnamese phone numbers as people and office lists write them, read to E.164."""

import re

import phonenumbers

# The 11-digit mobile prefixes of before September 2018 and what replaced them.
_MOVED = {
    **{f"016{digit}": f"03{digit}" for digit in range(2, 10)},
    "0120": "070", "0121": "079", "0122": "077", "0126": "076", "0128": "078",
    "0123": "083", "0124": "084", "0125": "085", "0127": "081", "0129": "082",
    "0186": "056", "0188": "058", "0199": "059",
}  # fmt: skip
_CHUNK = re.compile(r"[+(]?\d(?:[\d\s.\u00a0()\-\u2010-\u2015]*\d)?")
_MAX_TEXT = 500
_MOBILE_OR_LAND = re.compile(r"0(?:[35789]\d{8}|2\d{9})")


def read_phone(text: str) -> str | None:
    """The first Vietnamese number in the text as E.164 ("+84900330037"); None if there is none."""
    found = read_phones(text)
    return found[0] if found else None


def read_phones(text: str) -> list[str]:
    """Every Vietnamese number of the text in order, without repetitions."""
    found: list[str] = []
    for chunk in _CHUNK.findall(text[:_MAX_TEXT]):
        for number in _numbers_in(chunk):
            if number not in found:
                found.append(number)
    return found


def _numbers_in(chunk: str) -> list[str]:
    if chunk.startswith("+") and not chunk.startswith("+84"):
        return []  # of another country
    whole = _to_e164(chunk)
    if whole:
        return [whole]
    return _take_parts([part for part in re.split(r"[\s\u00a0\-\u2010-\u2015]+", chunk) if part])


def _take_parts(parts: list[str]) -> list[str]:
    """Two numbers with only a space or a dash between: the shortest run of parts that is one."""
    found, start = [], 0
    while start < len(parts):
        for end in range(start + 1, min(start + 6, len(parts)) + 1):
            if number := _to_e164("".join(parts[start:end])):
                found.append(number)
                start = end - 1
                break
        start += 1
    return found


def _to_e164(chunk: str) -> str | None:
    national = _national(re.sub(r"\D", "", chunk))
    if not national or not _MOBILE_OR_LAND.fullmatch(national):
        return None
    parsed = phonenumbers.parse(national, "VN")
    if not phonenumbers.is_possible_number(parsed):
        return None
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)


def _national(digits: str) -> str | None:
    """Digits with one leading zero and today's prefix; None when they cannot be a number."""
    if digits.startswith("0084"):
        digits = "0" + digits[4:].lstrip("0")
    elif digits.startswith("84") and len(digits) in (11, 12, 13):
        digits = "0" + digits[2:].lstrip("0")
    elif not digits.startswith("0") and len(digits) in (9, 10):
        digits = "0" + digits
    if len(digits) == 11 and digits[:4] in _MOVED:
        return _MOVED[digits[:4]] + digits[4:]
    return digits if len(digits) in (10, 11) else None
