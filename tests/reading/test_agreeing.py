"""What is said to "may this be told of you?": a consent is never guessed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reading.agreeing import BOTH, NO, NOT_ME, WORDS, YES, is_mere_no, read_agreement
from bot.reading.taking_back import is_about_it, read_taking_back

SAID = {
    YES: [
        "đồng ý", "dong y", "Dạ đồng ý ạ", "Vâng", "vâng, đăng đi cháu", "ok em", "được", "dc",
        "nhất trí", "Tôi đồng ý đăng", "ừ đăng đi", "dạ chú đồng ý", "I agree", "cho đăng nhé",
        "dạ được cô đăng đi", "được, cứ đăng đi em", "không sao, cứ đăng", "được chứ",
        "tôi không có ý kiến gì, cứ đăng", "hoàn toàn đồng ý", "đưa lên đi cháu", "đươc",
    ],
    BOTH: [
        "đồng ý cả chữ và ảnh", "dong y ca chu va hinh", "đồng ý cả hai", "đồng ý hết",
        "ok cả 2 luôn", "đồng ý cả ảnh", "đăng cả hình nữa",
        "chữ với hình đều được", "ca chu va anh", "ok cả bài và ảnh", "chữ được, hình cũng được",
    ],
    WORDS: [
        "đồng ý chữ thôi", "chỉ đồng ý phần chữ", "không đồng ý ảnh",
        "đồng ý nhưng không đăng hình",
        "đăng chữ, đừng đăng ảnh", "chu thoi", "đồng ý chữ, không đồng ý ảnh", "trừ hình",
        "chữ thì được hình thì đừng", "bài thì được, ảnh thì không", "đăng chữ, bỏ ảnh",
        "không muốn đăng hình, chữ thì ok", "ok nhưng đừng đưa ảnh tôi lên", "chu thi dc hinh ko",
    ],
    NO: [
        "không", "ko", "k", "hông", "không đồng ý", "khong dong y", "thôi đừng đăng",
        "tôi không muốn đăng", "rút lại", "gỡ xuống đi", "không anh ơi", "từ chối",
        "thôi đừng đưa lên", "tôi ngại lắm, đừng đăng", "khỏi đi cháu", "xóa bài giúp tôi",
        "bác không muốn lên mạng", "không đồng ý cả chữ cả hình",
    ],
    NOT_ME: ["không phải tôi", "nhầm người rồi", "ko phải tui", "không phải là tôi đâu ạ",
        "bài này không nói về tôi"],
    None: [
        "dạ", "để tôi suy nghĩ đã", "bài này đăng ở đâu?", "đồng ý không?", "dong y anh",
        "ảnh thôi",
        "chưa đồng ý", "có", "nhà tôi không đồng ý", "mai tôi trả lời", "", "👍", "cảm ơn cháu",
        "đồng ý họp lúc 7 giờ", "không rõ", "con gái tôi đồng ý",
        "tôi đang đi chợ", "tôi đang đi", "kệ đi", "thôi được", "con tôi đồng ý", "đăng rồi à",
        "tôi đồng ý đâu", "chữ không, đồng ý hình", "chữ hình thì không", "không, cứ đăng đi",
        "hình thì được chữ thì không", "đồng ý nhưng không nêu tên tôi", "cả hai đều không",
        "đăng trong nhóm thôi", "chu dong y", "duoc chu", "đổi ý rồi, đăng đi", "lấy hình khác",
    ],
}  # fmt: skip


@pytest.mark.parametrize(
    ("words", "meaning"), [(words, meaning) for meaning, all_of in SAID.items() for words in all_of]
)
def test_answer_as_it_is_typed(words: str, meaning: str | None) -> None:
    assert read_agreement(words) == meaning


MERE_NO = ("không", "k ạ", "khỏi đi cháu", "thôi", "không, không", "hông đâu")
CLEAR_NO = ("không đồng ý", "tôi rút lại", "thôi đừng đăng", "không đồng ý cho đăng nữa")


@pytest.mark.parametrize(
    ("words", "is_mere"),
    [(words, True) for words in MERE_NO] + [(words, False) for words in (*CLEAR_NO, "không họp")],
)
def test_mere_no_does_not_say_what_to(words: str, is_mere: bool) -> None:
    assert is_mere_no(words) == is_mere


@pytest.mark.parametrize(
    ("words", "is_about"),
    [(words, True) for words in ("tôi đâu có rút", "đâu có", "không muốn nữa", "có", "rút đi")]
    + [(words, False) for words in ("tôi có đi", "không đi", "tôi có mặt", "dạ em", "rút?", "")],
)
def test_doubtful_answer_is_told_from_other_talk(words: str, is_about: bool) -> None:
    assert is_about_it(words) == is_about


TAKES_BACK = {
    True: [
        "có", "dạ có", "vâng", "ừ rút đi", "tôi rút lại", "rut lai giup toi", "thôi rút đi",
        "gỡ đi", "không đồng ý nữa", "có, tôi muốn rút", "đúng rồi", "take it back",
        "gỡ xuống cho tôi", "cho tôi rút", "tôi không cho đăng nữa", "từ chối",
    ],
    False: [
        "không", "ko", "thôi em", "không rút", "khong rut lai dau", "giữ nguyên", "vẫn đồng ý",
        "không, giữ nguyên nhé", "tôi nhắn nhầm", "đừng gỡ bài", "thôi, không rút nữa", "để vậy đi",
        "không tôi vẫn đồng ý", "nhầm, giữ nguyên", "không rút đâu em", "đừng rút, giữ đi",
    ],
    None: [
        "đồng ý", "ok", "dạ", "có họp không", "tôi có mặt", "rút không?", "", "tôi không cho",
        "không muốn nữa", "không giữ nữa", "đừng để vậy", "tôi đâu có rút", "có rút đâu", "đâu có",
        "rút đâu mà rút", "không được", "không nên", "không thì rút", "tôi có đi", "không đi",
    ],
}  # fmt: skip


@pytest.mark.parametrize(
    ("words", "meaning"),
    [(words, meaning) for meaning, all_of in TAKES_BACK.items() for words in all_of],
)
def test_answer_to_whether_it_is_taken_back(words: str, meaning: bool | None) -> None:
    assert read_taking_back(words) is meaning


@given(st.text(max_size=200))
def test_any_text_is_read(words: str) -> None:
    assert read_agreement(words) in SAID
    assert read_taking_back(words) in TAKES_BACK
