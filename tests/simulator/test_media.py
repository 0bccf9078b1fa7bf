"""Photos, documents and albums: what is taken for one, and what is not."""

import io
import struct
from typing import Any

import aiohttp
import pytest

from simulator import Simulator
from simulator.client import Person
from simulator.files import DOWNLOAD_BYTES, PHOTO_BYTES, Upload, image_size
from tests.simulator.conftest import TOKEN, Api

PNG_HEAD = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"


def png(width: int, height: int, filler: int = 0) -> bytes:
    return PNG_HEAD + struct.pack(">II", width, height) + bytes(filler)


def jpeg(width: int, height: int) -> bytes:
    other = b"\xff\xe0" + struct.pack(">H", 16) + bytes(14)
    return b"\xff\xd8" + other + b"\xff\xc0\x00\x11\x08" + struct.pack(">HH", height, width)


IMAGES = [
    (png(256, 128), (256, 128)),
    (b"GIF89a" + struct.pack("<HH", 20, 30), (20, 30)),
    (jpeg(640, 480) + bytes(9), (640, 480)),
    (b"\xff\xd8\xff\xe0\x00\x02", None),
    (b"<html>", None),
]

NOT_PHOTOS = [
    (b"", "file must be non-empty"),
    (b"<html></html>", "IMAGE_PROCESS_FAILED"),
    (png(0, 5), "PHOTO_INVALID_DIMENSIONS"),
    (png(9000, 1001), "PHOTO_INVALID_DIMENSIONS"),
    (png(2100, 100), "PHOTO_INVALID_DIMENSIONS"),
    (
        png(9, 9, PHOTO_BYTES),
        f"file of size {PHOTO_BYTES + 24} bytes is too big for a photo; "
        f"the maximum size is {PHOTO_BYTES} bytes",
    ),
]


async def send_file(api: Api, method: str, kind: str, data: bytes, **params: str) -> dict[str, Any]:
    form = aiohttp.FormData(params)
    form.add_field(kind, io.BytesIO(data), filename="file.bin")
    async with api.session.post(f"/bot{TOKEN}/{method}", data=form) as response:
        reply: dict[str, Any] = await response.json()
    return reply


@pytest.mark.parametrize(("data", "size"), IMAGES)
def test_measures_are_read_from_the_header(data: bytes, size: tuple[int, int] | None) -> None:
    assert image_size(data) == size


@pytest.mark.parametrize(("data", "fact"), NOT_PHOTOS)
async def test_no_photo_is_refused(
    simulator: Simulator, api: Api, lan: Person, data: bytes, fact: str
) -> None:
    reply = await send_file(api, "sendPhoto", "photo", data, chat_id=str(lan.id))
    assert reply["description"] == f"Bad Request: {fact}"


async def test_known_files_are_sent_again_as_what_they_are(api: Api, lan: Person) -> None:
    chat = str(lan.id)
    photo = await send_file(api, "sendPhoto", "photo", png(90, 90), chat_id=chat, has_spoiler="1")
    assert photo["result"]["has_media_spoiler"] is True
    known = photo["result"]["photo"][-1]["file_id"]
    again = await api.result("sendPhoto", chat_id=lan.id, photo=known, caption="x")
    assert again["photo"] == photo["result"]["photo"][-1:]
    refusal = await api.refusal("sendDocument", chat_id=lan.id, document=known)
    assert refusal == "Bad Request: can't use file of type Photo as Document"
    media = {"type": "photo", "media": known, "caption": "<b>y</b>", "parse_mode": "HTML"}
    edit = {"chat_id": lan.id, "message_id": again["message_id"], "media": media}
    edited = await api.result("editMessageMedia", **edit)
    assert (edited["caption"], edited["caption_entities"][0]["type"]) == ("y", "bold")
    text = {"chat_id": lan.id, "message_id": again["message_id"], "text": "x"}
    refusal = await api.refusal("editMessageText", **text)
    assert refusal == "Bad Request: there is no text in the message to edit"


async def test_copy_may_have_another_caption(api: Api, lan: Person) -> None:
    said = await lan.send_file("photo", png(9, 9), caption="cũ")
    source = {"chat_id": lan.id, "from_chat_id": lan.id, "message_id": said["message_id"]}
    await api.result("copyMessage", **source)
    assert (await lan.last())["caption"] == "cũ"
    await api.result("copyMessage", **source, caption="mới", show_caption_above_media=True)
    last = await lan.last()
    assert (last["caption"], last["show_caption_above_media"]) == ("mới", True)


@pytest.mark.parametrize(
    ("item", "fact"),
    [
        (5, "can't parse InputMedia: expected an Object"),
        ({"type": "sticker"}, 'can\'t parse InputMedia: type "sticker" is unsupported'),
        ({"type": "photo"}, "can't parse InputMedia: media not found"),
        ({"type": "photo", "media": "attach://x"}, "can't parse InputMedia: media not found"),
    ],
)
async def test_broken_album_is_refused(api: Api, lan: Person, item: Any, fact: str) -> None:
    refusal = await api.refusal("sendMediaGroup", chat_id=lan.id, media=[item, item])
    assert refusal == f"Bad Request: {fact}"


async def test_album_mixes_nothing(simulator: Simulator, api: Api, lan: Person) -> None:
    files = simulator.world.files
    photo = files.photo(Upload("a.png", png(9, 9)))[0]["file_id"]
    paper = files.add("document", Upload("a.txt", b"x")).file_id
    media = [{"type": "photo", "media": photo}, {"type": "document", "media": paper}]
    refusal = await api.refusal("sendMediaGroup", chat_id=lan.id, media=media)
    assert refusal == "Bad Request: document can't be mixed with other media types"


async def test_bots_cannot_fetch_more_than_twenty_megabytes(simulator: Simulator, api: Api) -> None:
    files = simulator.world.files
    small = files.add("document", Upload("a.zip", bytes(DOWNLOAD_BYTES)))
    large = files.add("document", Upload("b.zip", bytes(DOWNLOAD_BYTES + 1)))
    assert (await api.result("getFile", file_id=small.file_id))["file_path"].endswith(".zip")
    refusal = await api.refusal("getFile", file_id=large.file_id)
    assert refusal == "Bad Request: file is too big"


@pytest.mark.parametrize("name", ["../../a", "a\nb", "x" * 300, "không có đuôi", ".."])
async def test_odd_names_lead_nowhere(simulator: Simulator, api: Api, name: str) -> None:
    stored = simulator.world.files.add("document", Upload(name, b"x"))
    path = (await api.result("getFile", file_id=stored.file_id))["file_path"]
    async with api.session.get(f"/file/bot{TOKEN}/{path}") as response:
        assert await response.read() == b"x"


async def test_caption_is_measured_after_parsing(api: Api, lan: Person) -> None:
    said = await lan.send_file("document", b"x")
    send = {"chat_id": lan.id, "document": said["document"]["file_id"], "parse_mode": "HTML"}
    assert await api.result("sendDocument", **send, caption=f"<b>{'a' * 1024}</b>")
    refusal = await api.refusal("sendDocument", **send, caption="a" * 1025)
    assert refusal == "Bad Request: message caption is too long"


async def test_page_and_its_files_are_served(api: Api) -> None:
    for path, status in (("/", 200), ("/page/none.js", 404), ("/page/..%2Fserver.py", 404)):
        async with api.session.get(path) as response:
            assert response.status == status
