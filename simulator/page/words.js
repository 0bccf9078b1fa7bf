/** The page's own words, each in both languages, and the folding of letters for searching. */

const LANGUAGES = ["vi", "en"];

const WORDS = {
  people: ["Mọi người", "People"],
  search: ["Tìm theo tên hoặc chi bộ", "Search by name or cell"],
  nobody: ["Không tìm thấy ai.", "Nobody found."],
  addPerson: ["Thêm người mới", "Add a person"],
  name: ["Họ và tên", "Name"],
  phone: ["Số điện thoại", "Phone number"],
  add: ["Thêm", "Add"],
  noBots: ["Chưa có bot nào kết nối.", "No bot has connected yet."],
  back: ["Quay lại danh sách", "Back to the list"],
  chats: ["Các cuộc trò chuyện", "Chats"],
  chatMenu: ["Tuỳ chọn của cuộc trò chuyện", "Chat options"],
  stream: ["Tin nhắn", "Messages"],
  newest: ["Xuống tin mới nhất", "Go to the newest message"],
  pinned: ["Tin đã ghim", "Pinned message"],
  actions: ["Đồng hồ và thao tác", "Clock and actions"],
  write: ["Viết tin nhắn…", "Write a message…"],
  send: ["Gửi", "Send"],
  attach: ["Đính kèm", "Attach"],
  commands: ["Lệnh", "Menu"],
  commandList: ["Các lệnh của bot", "The bot's commands"],
  keyboard: ["Hiện hoặc ẩn bàn phím", "Show or hide the keyboard"],
  photo: ["Ảnh", "Photo"],
  document: ["Tài liệu", "Document"],
  voice: ["Tệp ghi âm", "Voice file"],
  sticker: ["Nhãn dán", "Sticker"],
  contact: ["Số điện thoại của tôi", "My phone number"],
  start: ["BẮT ĐẦU", "START"],
  startHint: ["Bấm nút dưới đây để bắt đầu trò chuyện với {name}.", "Press the button below to start talking to {name}."],
  block: ["Chặn", "Block"],
  unblock: ["Bỏ chặn", "Unblock"],
  blockedHint: ["Bạn đã chặn {name}.", "You have blocked {name}."],
  readonlyHint: ["Chỉ quản trị viên được đăng trong kênh này.", "Only administrators may post in this channel."],
  edited: ["đã sửa", "edited"],
  reply: ["Trả lời", "Reply"],
  edit: ["Sửa", "Edit"],
  messageMenu: ["Việc với tin nhắn này", "Message options"],
  replying: ["Trả lời {name}", "Reply to {name}"],
  editing: ["Đang sửa tin nhắn", "Editing a message"],
  you: ["Bạn", "You"],
  cancel: ["Bỏ", "Cancel"],
  close: ["Đóng", "Close"],
  understood: ["Đã hiểu", "OK"],
  today: ["Hôm nay", "Today"],
  yesterday: ["Hôm qua", "Yesterday"],
  typing: ["đang soạn tin…", "is typing…"],
  unread: ["{n} tin chưa đọc", "{n} unread"],
  vote: ["Bỏ phiếu", "Vote"],
  votes: ["{n} phiếu", "{n} votes"],
  pollAnonymous: ["Thăm dò ẩn danh", "Anonymous poll"],
  pollOpen: ["Thăm dò công khai", "Public poll"],
  pollMany: ["chọn được nhiều mục", "several answers allowed"],
  pollClosed: ["Đã kết thúc", "Final results"],
  chosen: ["{n} tệp đã chọn", "{n} files chosen"],
  download: ["Tải về {name}", "Download {name}"],
  forwarded: ["Chuyển tiếp từ {name}", "Forwarded from {name}"],
  offline: ["Mất kết nối, đang thử lại…", "Connection lost, trying again…"],
  failed: ["Chưa làm được: {reason}", "That did not work: {reason}"],
  copied: ["Đã chép: {text}", "Copied: {text}"],
  unavailable: ["Nút này không dùng được ở đây.", "This button does nothing here."],
  kindgroup: ["nhóm", "group"],
  kindchannel: ["kênh", "channel"],
  kindbot: ["bot", "bot"],
  someone: ["Ai đó", "Somebody"],
  deletedMessage: ["Tin nhắn không còn", "Message no longer there"],
  spoiler: ["Bấm để xem chữ ẩn", "Press to read the hidden words"],
  place: ["Vị trí", "Location"],
  video: ["Video", "Video"],
  audio: ["Âm thanh", "Audio"],
  animation: ["Ảnh động", "Animation"],
  poll: ["Thăm dò", "Poll"],
  joined: ["{name} vào nhóm", "{name} joined"],
  left: ["{name} rời nhóm", "{name} left"],
  pinnedBy: ["{name} đã ghim một tin nhắn", "{name} pinned a message"],
  created: ["Đã lập “{title}”", "“{title}” was created"],
  renamed: ["Tên mới: “{title}”", "New name: “{title}”"],
  topic: ["Chủ đề: {title}", "Topic: {title}"],
  migrated: ["Nhóm đã được nâng cấp", "The group was upgraded"],
};

let current = "vi";

export const language = () => current;

export function useLanguage(name) {
  current = LANGUAGES.includes(name) ? name : "vi";
  document.documentElement.lang = current;
}

export function say(key, values = {}) {
  return WORDS[key][LANGUAGES.indexOf(current)].replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

/** "Nguyễn Đức" and "nguyen duc" fold to the same letters. */
export function fold(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").replace(/[đĐ]/g, "d").toLowerCase();
}
