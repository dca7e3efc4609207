import { type Language, speaking } from "../language.ts";

/** Notices: writing one, and who has not answered. */
export function noticeWords(language: Language) {
  const say = speaking(language);
  return {
    write: say("写通知", "Write a notice"),
    rooms: say("发到", "To"),
    allRooms: say("所有的群", "all rooms"),
    text: say("内容", "Text"),
    textHint: say(
      "如：明天下午3点前报党性分析，请回收到",
      "e.g. reports are due tomorrow by 3 pm, please reply got it",
    ),
    preview: say("先看看", "Preview"),
    previewHint: say(
      "先给您看群里会出现什么、多少人、几点发出、要发多久，确认了才发",
      "You see first what appears, to how many, when, and how long it takes; it goes out when you confirm",
    ),
    someRooms: say("只发到勾选的群", "only the rooms ticked below"),
    segment: (name: string) => say(`分组：${name}`, `Sub-group: ${name}`),
    people: (count: number) => say(`${count}人`, `${count} people`),
    reach: (rooms: number, people: number) =>
      say(`${rooms}个群，${people}人次`, `${rooms} rooms, ${people} members`),
    open: say("在等回复的通知", "Notices that wait for answers"),
    noneOpen: say("现在没有在等回复的通知", "No notice waits for answers"),
    until: (day: string) => say(`等到${day}`, `until ${day}`),
    answered: (answered: number, expected: number) =>
      say(`${expected}人里${answered}人回了`, `${answered} of ${expected} have answered`),
    missing: say("还没回的", "Not answered yet"),
    nobodyMissing: say("都回了", "Everybody has answered"),
    timesNudged: (count: number) => say(`提醒过${count}次`, `reminded ${count}×`),
    phoneBefore: say("习惯电话", "prefers a call"),
    muted: say("关了提醒", "muted"),
    phoned: say("电话通知了", "Told by phone"),
    phonedAloud: (name: string) => say(`电话通知了${name}`, `Told ${name} by phone`),
    nudge: say("提醒没回的", "Remind them"),
    callList: say("电话名单可以打印", "The list can be printed for calling"),
    state: {
      waiting: say("等着发", "waiting"),
      sent: say("已发出", "sent"),
      failed: say("没发出去", "did not go out"),
    },
  };
}
