/** Every word of the chat page, in both languages. */
const WORDS = {
  zh: {
    appName: "聊天",
    settings: "设置",
    speakAs: "说话的人",
    chats: "聊天列表",
    messages: "消息",
    message: "输入消息",
    send: "发送",
    back: "返回聊天列表",
    voice: "语音（打字代替）",
    image: "图片",
    file: "文件",
    mention: "提到某人",
    chain: "接龙",
    close: "关闭",
    console: "管理台",
    guide: "三分钟上手",
    largeType: "大字",
    darkMode: "深色",
    dropHere: "松开，发到这个聊天",
    organizer: "{}（组织者）",
    secretary: "{}（秘书）",
    more: "更多操作",
    copy: "复制",
    quote: "引用",
    recall: "撤回",
    remove: "不发了",
    recalledByMe: "你撤回了一条消息",
    recalledBy: "{} 撤回了一条消息",
    joined: "{} 加入了群聊",
    picture: "[图片]",
    fileOf: "[文件] {}",
    voiceOf: "[语音] {}",
    voiceSeconds: "语音 {} 秒",
    voiceHint: "打字代替说话，按语音发出",
    unread: "{} 条未读",
    botOffline: "{}断线了，消息会等它回来",
    reconnecting: "连接断开，正在重连…",
    virtualTime: "模拟时间 {}",
    quoting: "引用 {}：{}",
    empty: "还没有消息。试试 @小铃铛 本月有什么活动",
    tooBig: "{} 超过 10 MB，没有选上",
    jump: "跳到…",
    jumpHour: "1 小时后",
    jumpMorning: "下一个早上 8:00",
    jumpDay: "1 天后",
    jumpWeek: "1 周后",
    yesterday: "昨天",
    locale: "zh-CN",
    other: "EN",
    otherName: "English",
  },
  en: {
    appName: "Chats",
    settings: "Settings",
    speakAs: "Speak as",
    chats: "Chats",
    messages: "Messages",
    message: "Message",
    send: "Send",
    back: "Back to chats",
    voice: "Voice (typed)",
    image: "Picture",
    file: "File",
    mention: "Mention somebody",
    chain: "Sign-up chain",
    close: "Close",
    console: "Console",
    guide: "Three-minute start",
    largeType: "Large type",
    darkMode: "Dark",
    dropHere: "Drop to send to this chat",
    organizer: "{} (organizer)",
    secretary: "{} (secretary)",
    more: "More",
    copy: "Copy",
    quote: "Quote",
    recall: "Take back",
    remove: "Do not send",
    recalledByMe: "You took back a message",
    recalledBy: "{} took back a message",
    joined: "{} joined",
    picture: "[Picture]",
    fileOf: "[File] {}",
    voiceOf: "[Voice] {}",
    voiceSeconds: "Voice, {} seconds",
    voiceHint: "Type what would be spoken; it is sent as voice",
    unread: "{} unread",
    botOffline: "{} is offline; messages wait for it",
    reconnecting: "Connection lost, trying again…",
    virtualTime: "Simulated time {}",
    quoting: "Quoting {}: {}",
    empty: "No messages yet. Try: @小铃铛 what's on this month",
    tooBig: "{} is over 10 MB and was left out",
    jump: "Jump to…",
    jumpHour: "1 hour later",
    jumpMorning: "the next 8:00",
    jumpDay: "1 day later",
    jumpWeek: "1 week later",
    yesterday: "Yesterday",
    locale: "en-GB",
    other: "中",
    otherName: "中文",
  },
};

/** @returns {"zh" | "en"} the language chosen before, else the browser's */
export function language() {
  const chosen = localStorage.getItem("language");
  if (chosen === "zh" || chosen === "en") return chosen;
  return navigator.language.startsWith("zh") ? "zh" : "en";
}

/**
 * The words for a key; each `{}` in them takes the next detail.
 * @param {keyof typeof WORDS.zh} key
 * @param {...(string | number)} details
 * @returns {string}
 */
export function word(key, ...details) {
  const rest = details.map(String);
  return WORDS[language()][key].replaceAll("{}", () => rest.shift() ?? "");
}

/** Puts the words into the frame: `data-word` as text, `data-label` as the name that is read aloud. */
export function fillWords() {
  document.documentElement.lang = language() === "zh" ? "zh-CN" : "en";
  for (const node of document.querySelectorAll("[data-word]")) {
    node.textContent = word(/** @type {keyof typeof WORDS.zh} */ (node.getAttribute("data-word")));
  }
  for (const node of document.querySelectorAll("[data-label]")) {
    const text = word(/** @type {keyof typeof WORDS.zh} */ (node.getAttribute("data-label")));
    node.setAttribute("aria-label", text);
    if (node instanceof HTMLButtonElement) node.title = text;
  }
}
