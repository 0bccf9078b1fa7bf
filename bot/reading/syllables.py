"""Which folded words can be Vietnamese syllables; tells plain words from raw keyboard input."""

import re

_ONSETS = "ngh|ng|nh|gh|gi|ch|kh|ph|qu|th|tr|b|c|d|g|h|k|l|m|n|p|r|s|t|v|x|"
_RHYMES = """
    a ac ach ai am an ang anh ao ap at au ay e ec em en eng eo ep et eu ech enh i ia ich iec
    iem  ien ieng iep iet ieu im in inh ip it iu o oa oac oach oai oam oan oang oanh oao oap
    oat oay oc  oe oen oeo oet oi om on ong op ot u ua uan uang uat uay uc ue uech uenh ui
    um un ung uoc uoi  uom uon uong uop uot uou up ut uu uy uya uych uyen uyet uynh uyt uyu
    ieng y yem yen yeng yet  yeu uo oeo eu uau uynh uyp
"""
_SYLLABLE = re.compile(
    f"(?:{_ONSETS})(?:{'|'.join(sorted(set(_RHYMES.split()), key=len, reverse=True))})"
)


def is_syllable(folded: str) -> bool:
    """Whether this folded word obeys Vietnamese spelling (not whether it means anything)."""
    return _SYLLABLE.fullmatch(folded) is not None and not folded.startswith(("ce", "ci"))
