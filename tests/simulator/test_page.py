"""The chat page in a real browser: a person writes, presses, shares, answers; a bot replies."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import pytest
from playwright.async_api import FilePayload, Locator, Page, expect
from telegram import InlineKeyboardButton as Choice
from telegram import InlineKeyboardMarkup, KeyboardButton, ReplyKeyboardMarkup, Update
from telegram.ext import Application, CallbackQueryHandler, ContextTypes, MessageHandler, filters

from simulator import BotSpec, HostAction, Limits, Simulator
from simulator.client import SimulatorClient
from tests.bed.browser import needs_browser, open_browser

pytestmark = needs_browser
TOKEN = "7000001:page-bot"
COMING = Choice("Coming", callback_data="yes")
RULES = Choice("Rules", callback_data="rules")
INVITE = Choice("Invite", url="https://t.me/page_bot?start=cell-7")
CHOICES = InlineKeyboardMarkup([[COMING], [RULES], [INVITE]])
PHONE = ReplyKeyboardMarkup([[KeyboardButton("Share my phone", request_contact=True)]])


async def on_message(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    message = update.message
    assert message
    text = message.text or ""
    if text.startswith("/start"):
        await message.reply_html(f"Welcome <b>home</b>{text[6:]}", reply_markup=PHONE)
    elif message.contact:
        await message.reply_text(f"Your phone is {message.contact.phone_number}")
    elif message.reply_to_message:
        await message.reply_text(f"You answered: {message.reply_to_message.text}")
    else:
        await message.reply_text(f"Will you come? ({text})", reply_markup=CHOICES)


async def on_press(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    query = update.callback_query
    assert query
    await query.answer(f"Noted: {query.data}", show_alert=query.data == "rules")
    if query.data == "yes":
        await query.edit_message_text("You are coming.")


@pytest.fixture
async def page(simulator: Simulator) -> AsyncIterator[Page]:
    """The page as the first person sees it; nothing may appear in the browser's console."""
    complaints: list[str] = []
    async with open_browser() as browser:
        page = await browser.new_page(viewport={"width": 1280, "height": 800})
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        await page.goto(simulator.url)
        yield page
    assert complaints == []


@pytest.fixture
async def simulator() -> AsyncIterator[Simulator]:
    """A Telegram with one bot, two people and a host whose clock stands until it is moved."""
    now = [datetime(2026, 9, 5, 7, 0, tzinfo=UTC)]

    async def one_hour() -> None:
        now[0] += timedelta(hours=1)

    async with Simulator(
        bots=[BotSpec(TOKEN, "page_bot", "Helper")],
        clock=lambda: now[0],
        actions=[HostAction("hour", "+1 hour", one_hour)],
        limits=Limits(enabled=False),
        language="en",
    ) as simulator:
        async with SimulatorClient(simulator.url) as client:
            await client.add_person("Hoà", last_name="Nguyễn Đức", phone="+84901234567")
            await client.add_person("Bình", last_name="Trần", note="Secretary, cell 1")
        bot = Application.builder().token(TOKEN).base_url(f"{simulator.url}/bot").build()
        bot.add_handlers([CallbackQueryHandler(on_press), MessageHandler(filters.ALL, on_message)])
        async with bot:
            assert bot.updater
            await bot.start()
            await bot.updater.start_polling()
            yield simulator
            await bot.updater.stop()
            await bot.stop()


def bubble(page: Page, words: str) -> Locator:
    return page.get_by_role("article").filter(has_text=words)


async def say(page: Page, words: str) -> None:
    await page.get_by_role("textbox", name="Write a message").fill(words)
    await page.keyboard.press("Enter")


async def start(page: Page) -> None:
    await page.get_by_role("button", name="START", exact=True).click()
    await expect(bubble(page, "Welcome home")).to_be_visible()


async def test_a_written_text_is_answered_below_it_and_markup_stays_text(page: Page) -> None:
    await start(page)
    await say(page, "Hello <img src=x>")
    await expect(bubble(page, "Will you come? (Hello <img src=x>)")).to_be_visible()
    await expect(page.locator(".message.out").last).to_contain_text("Hello <img src=x>")
    await expect(page.locator("b", has_text="home")).to_be_visible()


async def test_a_pressed_button_shows_the_toast_and_the_edited_message(page: Page) -> None:
    await start(page)
    await say(page, "Hello")
    await page.get_by_role("button", name="Coming").click()
    await expect(page.get_by_text("Noted: yes")).to_be_visible()
    await expect(bubble(page, "You are coming.")).to_contain_text("edited")


async def test_an_alert_waits_until_it_is_closed(page: Page) -> None:
    await start(page)
    await say(page, "Hello")
    await page.get_by_role("button", name="Rules").click()
    await expect(page.get_by_role("alertdialog")).to_contain_text("Noted: rules")
    await page.get_by_role("button", name="OK").click()
    await expect(page.get_by_role("alertdialog")).to_have_count(0)


async def test_a_deep_link_offers_start_with_its_payload(page: Page) -> None:
    await start(page)
    await say(page, "Hello")
    await page.get_by_role("button", name="Invite").click()
    await page.get_by_role("button", name="START", exact=True).click()
    await expect(bubble(page, "Welcome home cell-7")).to_be_visible()


async def test_the_phone_is_shared_from_the_bots_keyboard(page: Page) -> None:
    await start(page)
    await page.get_by_role("button", name="Share my phone").click()
    await expect(bubble(page, "Your phone is +84901234567")).to_be_visible()


async def test_a_reply_names_the_message_it_answers(page: Page) -> None:
    await start(page)
    await bubble(page, "Welcome home").dblclick()
    await expect(page.get_by_text("Reply to Helper")).to_be_visible()
    await say(page, "Thank you")
    await expect(bubble(page, "You answered: Welcome home")).to_be_visible()


async def test_a_chosen_document_is_sent_with_its_caption_and_can_be_downloaded(page: Page) -> None:
    await start(page)
    await page.get_by_role("button", name="Attach").click()
    async with page.expect_file_chooser() as chooser:
        await page.get_by_role("button", name="Document").click()
    file: FilePayload = {"name": "a.txt", "mimeType": "text/plain", "buffer": b"Report"}
    await (await chooser.value).set_files(file)
    await say(page, "For July")
    async with page.expect_download() as download:
        await bubble(page, "For July").first.get_by_role("link", name="Download a.txt").click()
    assert (await (await download.value).path()).read_bytes() == b"Report"


async def test_blocking_closes_the_chat_until_it_is_unblocked(page: Page) -> None:
    await start(page)
    await page.get_by_role("button", name="Chat options").click()
    await page.get_by_role("button", name="Block").click()
    await page.get_by_role("button", name="Unblock").click()
    await expect(page.get_by_role("textbox", name="Write a message")).to_be_visible()


async def test_people_are_found_without_their_marks_and_switched(page: Page) -> None:
    await start(page)
    await page.get_by_role("searchbox").fill("duc")
    await expect(page.locator("#people-list li")).to_have_count(1)
    await page.get_by_role("searchbox").fill("tran")
    await page.get_by_role("link", name="Bình").click()
    await expect(page.get_by_role("button", name="START", exact=True)).to_be_visible()
    await expect(page.get_by_role("article")).to_have_count(0)


async def test_a_telephone_shows_the_list_or_the_chat(page: Page) -> None:
    await page.set_viewport_size({"width": 390, "height": 844})
    await expect(page.get_by_role("searchbox")).to_be_hidden()
    await start(page)
    await page.get_by_role("button", name="Back to the list").click()
    await expect(page.get_by_role("log")).to_be_hidden()
    await page.get_by_role("link", name="Bình").click()
    await expect(page.get_by_role("button", name="START", exact=True)).to_be_visible()
    assert await page.evaluate("document.documentElement.scrollWidth") == 390


async def test_a_host_action_moves_the_clock_in_the_header(page: Page) -> None:
    await expect(page.locator("#clock")).to_contain_text("14:0")
    await page.get_by_role("button", name="+1 hour").click()
    await expect(page.locator("#clock")).to_contain_text("15:0")
