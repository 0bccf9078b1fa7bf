"""Recognises text stored for the old TCVN3 (.VnTime) and VNI fonts, which Unicode shows garbled."""

import re
import unicodedata

# Signs that TCVN3 shows beside plain letters and that no Vietnamese word in Unicode contains.
_TCVN3_SIGN = "µ¸¶·¹¨»¾¼½©®ª«¬¦§¡¢£¤¥×ØÐÞßæåçðøþÆÇËÎÏÑÖÜ"
_TCVN3 = re.compile(f"[A-Za-z][{_TCVN3_SIGN}]|[{_TCVN3_SIGN}][a-z]")
# TCVN3 keeps tones in accented capitals inside small words ("NguyÔn").
_ODD_CAPITAL = re.compile(r"[a-z][ÊÔÕÓÒÈÉÌÍÙÚÝ]")
_UNICODE_ONLY = re.compile(
    r"[\u0102\u0103\u0110\u0111\u0128\u0129\u0168\u0169\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9\u0300-\u036f]"
)
# VNI writes the mark as a second character after its vowel: aâ, eä, oà, öô …
_VNI = re.compile(
    r"a[âáàåãäéèëêùøûõïúü]|e[âáàåãäùøûõï]|o[âáàåãäùøûõ]|u[ùøûõï]|[öô][ùøûõï]|y[ùøûõ]"
    r"|ñ[aeiouyöô]|öô",
    re.IGNORECASE,
)
_OLD_PLACEMENT = {"oà", "oá", "oã"}  # "hoà" is Unicode Vietnamese too


def is_legacy_encoded(text: str) -> bool:
    """Whether the text is TCVN3 or VNI bytes read as Latin ("NguyÔn V¨n", "Nguyeãn Vaên")."""
    composed = unicodedata.normalize("NFC", text[:2000])
    if _UNICODE_ONLY.search(composed):
        return False
    pairs = {pair.lower() for pair in _VNI.findall(composed)}
    if pairs - _OLD_PLACEMENT:
        return True
    return bool(_TCVN3.search(composed) or _ODD_CAPITAL.search(composed))
