import { type Language, speaking } from "../language.ts";

/** What stands around every page of the console. */
export function frameWords(language: Language) {
  const say = speaking(language);
  return {
    product: say("小铃铛", "Lingdang"),
    console: say("管理台", "Console"),
    menu: say("菜单", "Menu"),
    skip: say("跳到正文", "Skip to the content"),
    chat: say("回到聊天", "Back to chat"),
    lookAs: say("以谁的身份", "Acting as"),
    change: say("换", "Switch"),
    signOut: say("退出", "Sign out"),
    otherLanguage: say("English", "中文"),
    largeType: say("大字", "Large type"),
    dark: say("深色", "Dark"),
    print: say("打印", "Print"),
    reply: say("小铃铛的回复", "Lingdang's reply"),
    youSaid: say("您说", "You said"),
    confirm: say("确认", "Confirm"),
    dropIt: say("算了", "Never mind"),
    close: say("知道了", "Close"),
    order: say("对小铃铛说", "Tell Lingdang"),
    orderLine: say("对小铃铛说，如：名单11", "Tell Lingdang: roster 11"),
    send: say("说", "Say"),
    virtualTime: say("模拟时间", "Simulated time"),
    nothing: say("没有", "none"),
    notFound: say("没有这一页", "There is no such page"),
    notAllowed: say("您的角色看不到这一页", "Your role does not open this page"),
    noRole: say(
      "还没有组织者。先在聊天里私信小铃铛：认领，加上启动时打印的6位数",
      "There is no organizer yet. Message the bot: claim, and the 6 digits printed at the start",
    ),
    notFilled: say("没填全，或写得太长", "Something is missing or too long"),
    noAccount: say(
      "还不知道这个人的聊天账号，先在聊天里说句话",
      "No chat account of this person is known yet; write to the bot first",
    ),
    wrongForm: say("这一页放久了，刷新后再试", "This page is too old: reload and try again"),
    tooFast: say("太快了，歇一分钟再来", "Too fast: please wait a minute"),
    failed: say("出错了，没有改动", "Something went wrong; nothing was changed"),
  };
}

/** How the pages are called in the menu. */
export function viewNames(language: Language) {
  const say = speaking(language);
  return {
    home: say("今天", "Today"),
    calendar: say("日历", "Calendar"),
    plans: say("计划", "Plans"),
    plan: say("审阅计划", "Review a plan"),
    activity: say("活动", "Activity"),
    missing: say("谁没回", "Missing"),
    broadcast: say("发通知", "Notices"),
    goals: say("进度", "Goals"),
    ledger: say("台账", "Ledger"),
    pictures: say("图表", "Charts"),
    deliveries: say("发送", "Deliveries"),
    people: say("成员", "People"),
    rooms: say("群和账号", "Rooms"),
    settings: say("设置", "Settings"),
    audit: say("谁改了什么", "Changes"),
  };
}
