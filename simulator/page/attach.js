/** The attach button: pictures, files, sound, stickers and the person's own contact. */

import { iconButton, make } from "./dom.js";
import { openMenu } from "./notices.js";
import { say } from "./words.js";

const FILE_KINDS = { photo: "image/*", document: "", voice: "audio/*" };
const STICKERS = ["👍", "❤️", "😂", "😮", "😢", "🙏", "🎉", "🌹", "👏", "💪", "🤝", "🇻🇳"];

export class AttachButton {
  /** `onFiles(kind, files)` when files were chosen; desk.onSticker(emoji) and desk.onContact(). */
  constructor(desk, onFiles) {
    this.desk = desk;
    this.kind = "photo";
    this.picker = make("input", { type: "file", hidden: true, multiple: true });
    this.picker.addEventListener("change", () => {
      const files = [...this.picker.files];
      this.picker.value = "";
      if (files.length) onFiles(this.kind, files);
    });
    this.node = iconButton("attach", "", { id: "attach", onclick: () => this.open() });
  }

  open() {
    openMenu(this.node, say("attach"), [
      ...Object.keys(FILE_KINDS).map((kind) => ({ label: say(kind), icon: kind, run: () => this.pick(kind) })),
      { label: say("sticker"), icon: "sticker", run: () => this.openStickers() },
      { label: say("contact"), icon: "contact", run: () => this.desk.onContact() },
    ]);
  }

  pick(kind) {
    this.kind = kind;
    this.picker.accept = FILE_KINDS[kind];
    this.picker.click();
  }

  openStickers() {
    const items = STICKERS.map((emoji) => ({ label: emoji, short: true, run: () => this.desk.onSticker(emoji) }));
    openMenu(this.node, say("sticker"), items);
  }
}
