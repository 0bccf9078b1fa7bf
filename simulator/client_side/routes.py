"""The table of the /client routes."""

from aiohttp import web

from simulator.client_side import actions, events, groups, people, pressing, reading, writing

PERSON = "/client/people/{person}"
CHAT = PERSON + "/chats/{chat}"
GROUP = "/client/groups/{chat}"

ROUTES = [
    web.get("/client/state", reading.state),
    web.get("/client/events", events.events),
    web.get("/client/files/{unique_id}", reading.file),
    web.post("/client/actions/{name}", actions.run_action),
    web.post("/client/people", people.add),
    web.patch(PERSON, people.change),
    web.post(PERSON + "/deactivate", people.deactivate),
    web.get(PERSON + "/chats", reading.chats),
    web.get(CHAT + "/messages", reading.messages),
    web.post(CHAT + "/send", writing.send_text),
    web.post(CHAT + "/start", writing.start),
    web.post(CHAT + "/press", pressing.press),
    web.post(CHAT + "/contact", writing.share_contact),
    web.post(CHAT + "/photo", writing.send_files),
    web.post(CHAT + "/document", writing.send_files),
    web.post(CHAT + "/voice", writing.send_files),
    web.post(CHAT + "/sticker", writing.send_sticker),
    web.post(CHAT + "/edit", writing.edit),
    web.post(CHAT + "/react", writing.react),
    web.post(CHAT + "/vote", writing.vote),
    web.post(CHAT + "/block", writing.block),
    web.post(CHAT + "/unblock", writing.unblock),
    web.post("/client/groups", groups.found),
    web.post(GROUP + "/members", groups.set_member),
    web.post(GROUP + "/topics", groups.add_topic),
    web.delete(GROUP + "/topics", groups.delete_topic),
    web.post(GROUP + "/title", groups.rename),
    web.post(GROUP + "/migrate", groups.make_supergroup),
]
