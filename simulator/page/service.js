/** Says in words what a service message tells: who came, who left, what was pinned. */

import { fullName, senderName } from "./people.js";
import { say } from "./words.js";

const SERVICE = {
  new_chat_members: (message) => say("joined", { name: message.new_chat_members.map(fullName).join(", ") }),
  left_chat_member: (message) => say("left", { name: fullName(message.left_chat_member) }),
  pinned_message: (message) => say("pinnedBy", { name: senderName(message) }),
  group_chat_created: (message) => say("created", { title: message.chat.title }),
  supergroup_chat_created: (message) => say("created", { title: message.chat.title }),
  channel_chat_created: (message) => say("created", { title: message.chat.title }),
  new_chat_title: (message) => say("renamed", { title: message.new_chat_title }),
  forum_topic_created: (message) => say("topic", { title: message.forum_topic_created.name }),
  migrate_to_chat_id: () => say("migrated"),
  migrate_from_chat_id: () => say("migrated"),
};

/** null for a message that somebody wrote. */
export function serviceText(message) {
  const kind = Object.keys(SERVICE).find((name) => name in message);
  return kind ? SERVICE[kind](message) : null;
}
