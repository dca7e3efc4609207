import { language } from "./words.js";

/** What the guided start says. */
const WORDS = {
  zh: {
    name: "三分钟上手",
    reopen: "上手",
    close: "先不看",
    step: "第{}步，共{}步",
    again: "上一步",
    planTitle: "给它一份计划",
    planText: "组织者李红把一年的计划私信给小铃铛。它读出事项，连原话一起列出来，等人确认。",
    planDo: "发一份示例计划",
    confirmTitle: "确认",
    confirmText: "没人确认，什么也不会进日历。看一眼它读出来的，再回一句“确认全部”。",
    confirmDo: "回“确认全部”",
    askTitle: "在群里问",
    askText: "换成群里的张桂兰。谁都可以问，日期没定的它不会编一天出来。",
    askDo: "问“1月有什么活动”",
    createTitle: "临时加一个",
    createText: "李红一句话加一个明天早上的活动。",
    createDo: "加“明天9:00 茶话会”",
    jumpTitle: "拨快时间",
    jumpText: "跳到明天8:00，看提醒自己到群里。",
    jumpDo: "跳到明天8:00",
    checkTitle: "一句话签到",
    checkText: "张桂兰到了，说一句就行。群里不会为每个人刷屏，人数在管理台和组织者的私信里。",
    checkDo: "说“签到”",
    ownTitle: "换成您自己的计划",
    ownText: "把您的计划贴在下面，或者把文件拖进来。读出来的在管理台里对着原文审。",
    ownLabel: "您的计划",
    ownDo: "读我的计划",
    review: "去管理台审阅",
    done: "完成",
    console: "管理台",
    reset: "重置示例",
    resetAsk: "计划、报名、签到和聊天都会清空，人和群留着。重置吗？",
    organizerFirst: "找不到组织者",
    sampleQuestion: "@小铃铛 1月有什么活动",
    sampleActivity: "新活动 明天9:00 社区书屋 茶话会",
    sampleYes: "好",
    sampleConfirm: "确认全部",
    sampleCheckIn: "签到",
    importWord: "导入计划",
  },
  en: {
    name: "Three-minute start",
    reopen: "Start",
    close: "Not now",
    step: "Step {} of {}",
    again: "Back",
    planTitle: "Give it a plan",
    planText:
      "The organizer sends the plan of a year in private. Lingdang lists what it reads, each with its sentence, and waits for a yes.",
    planDo: "Send a sample plan",
    confirmTitle: "Confirm",
    confirmText: "Nothing gets into the calendar by itself. Look at what it read, then reply.",
    confirmDo: "Reply “confirm all”",
    askTitle: "Ask in the group",
    askText: "Now as a member. Anybody may ask; what has no day yet is not given one.",
    askDo: "Ask “what's on in January”",
    createTitle: "Add something",
    createText: "The organizer adds an event for tomorrow morning in one sentence.",
    createDo: "Add “tea tomorrow 9am”",
    jumpTitle: "Put the clock forward",
    jumpText: "Jump to 8:00 tomorrow and see the reminder arrive by itself.",
    jumpDo: "Jump to 8:00",
    checkTitle: "Check in with a word",
    checkText:
      "One word is enough. The group is not flooded: the count is in the console and with the organizer.",
    checkDo: "Say “check in”",
    ownTitle: "Now your own plan",
    ownText:
      "Paste your plan below, or drop a file here. You review it beside its text in the console.",
    ownLabel: "Your plan",
    ownDo: "Read my plan",
    review: "Review it in the console",
    done: "Done",
    console: "Console",
    reset: "Reset the sample",
    resetAsk: "Plans, sign-ups, check-ins and chats are erased; people and rooms stay. Reset?",
    organizerFirst: "There is no organizer",
    sampleQuestion: "@小铃铛 what's on in January",
    sampleActivity: "new event tomorrow 9am library tea party",
    sampleYes: "yes",
    sampleConfirm: "confirm all",
    sampleCheckIn: "check in",
    importWord: "import plan",
  },
};

/**
 * @param {keyof typeof WORDS.zh} key
 * @param {...(string | number)} details
 */
export function guideWord(key, ...details) {
  const rest = details.map(String);
  return WORDS[language()][key].replaceAll("{}", () => rest.shift() ?? "");
}
