"""Each role finds its own commands, and nobody another's."""

import json

from simulator.client import Person, words_of
from tests.handlers.scenes import AN, BINH
from tests.town.town import Town, hear


async def commands_of(person: Person) -> list[str]:
    """The commands menu as this person's app shows it."""
    state = await person.chat_state()
    return [command["command"] for command in state["commands"]]


async def test_menu_follows_the_role(town: Town) -> None:
    an, binh = await town.register(AN, BINH)
    stranger = await town.arrive("Người lạ")
    await stranger.start()
    await hear(stranger, "Quý vị có đồng ý không?")
    leading = "hop thongbao xinykien baocao guong moi nhom toi help ngonngu xoa"
    assert await commands_of(an) == leading.split()
    assert await commands_of(binh) == "hop xinykien baocao guong toi help ngonngu xoa".split()
    assert await commands_of(stranger) == ["start", "help", "ngonngu"]


async def test_help_fits_one_screen_for_each_role(town: Town) -> None:
    people = await town.register(AN, BINH)
    people.append(await town.arrive("Người lạ"))
    for person in people:
        await person.say("/help")
        words = words_of(await hear(person, "/ngonngu"))
        assert len(words) < 900
        assert len(words.splitlines()) <= 18


async def test_menu_speaks_the_chosen_language(town: Town) -> None:
    (binh,) = await town.register(BINH)
    await binh.say("/ngonngu")
    await hear(binh, "Which language")
    await binh.press("English")
    await hear(binh, town.words("language-chosen", "en"))
    await binh.say("/hop")
    await hear(binh, town.words("no-meeting", "en"))
    calls = await town.client.transcript(method="setMyCommands")
    described = json.loads(calls[-1]["params"]["commands"])[0]["description"]
    assert described == town.words("menu-hop", "en")


async def test_menu_of_an_erased_account_is_a_stranger_s(town: Town) -> None:
    (binh,) = await town.register(BINH)
    await binh.say("/xoa")
    await hear(binh, "Đồng chí có chắc không?")
    await binh.press(town.words("erase-confirm"))
    await hear(binh, town.words("erase-done"))
    await binh.say("/help")
    await hear(binh, town.words("menu-start"))
    calls = await town.client.transcript(method="setMyCommands")
    assert json.loads(calls[-1]["params"]["commands"])[0]["command"] == "start"


async def test_bot_says_nothing_of_substance_in_a_group(town: Town) -> None:
    an, binh = await town.register(AN, BINH)
    group = await town.client.add_group("Nhóm", an, [binh.id, 4200], "supergroup")
    there = binh.in_chat(group)
    await there.say("/hop@town_bot")
    heard = words_of(await hear(there, town.words("common-private-only")))
    assert "Khu phố" not in heard
