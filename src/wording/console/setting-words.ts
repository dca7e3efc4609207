import { type Language, speaking } from "../language.ts";

/** Settings, and the record of changes. */
export function settingWords(language: Language) {
  const say = speaking(language);
  return {
    quiet: say("安静时段", "Quiet hours"),
    quietHint: say(
      "这些时候不主动发，如 21:00-8:00,12:00-14:00；空着就是没有",
      "nothing is pushed then, e.g. 21:00-8:00,12:00-14:00; empty: none",
    ),
    perDay: say("每群每天最多推送几次", "Pushes a day and room, at most"),
    perWeek: say("每群每周最多推送几次", "Pushes a week and room, at most"),
    budgetHint: say("多的合并到下一次，不会丢", "what is more is merged into the next, not lost"),
    language: say("主动发言用哪种语言", "Language of pushes"),
    zh: say("中文", "Chinese"),
    en: say("英文", "English"),
    save: say("保存", "Save"),
    calendars: say("日历资料", "Calendars"),
    restDays: say("调休安排", "Statutory rest days"),
    restYears: (years: string) => say(`有${years}年的`, `for ${years}`),
    restUnknown: say(
      "别的年份还没公布，当作不知道，不猜",
      "other years are not published: unknown, not guessed",
    ),
    terms: say("学期和寒暑假", "School terms"),
    termsHint: say(
      "本地公布了就填上，“寒假”“下学期”“开学第一周”都照它算；空着按通常的日子",
      "Fill in what is announced where you are: holidays, terms and school weeks follow; empty: the usual days",
    ),
    announced: say("照本地公布的", "as announced"),
    usual: say("是通常的日子，还没填", "are the usual days; nothing is filled in yet"),
    firstDay: say("第一天", "from"),
    lastDay: say("最后一天", "last day"),
    restMissing: (year: number) =>
      say(
        `缺${year}年的。公布后由维护的人装入，重启生效：`,
        `${year} is missing. Once published whoever runs the bot imports it, in force after a restart:`,
      ),
    winter: say("寒假", "winter holiday"),
    summer: say("暑假", "summer holiday"),
    retention: say("资料保存", "What is kept"),
    retentionText: say(
      "聊天原文不存。报名、签到、收到和台账一直保存；谁要删自己的资料，私信说“删我的资料”，签到只留人数。未成年人只记数",
      "Chat text is not kept. Sign-ups, check-ins, answers and the ledger are; whoever wants their data deleted says so in private, and check-ins stay as a number. Minors are only counted",
    ),
    ofYear: (year: number, name: string) => say(`${year}年${name}`, `${year} ${name}`),
    photoDays: say("照片原件留几天", "Days that photo originals are kept"),
    photoDaysHint: say(
      "1到365；到期删原件，台账里留张数",
      "1 to 365; then the originals go and the ledger keeps their number",
    ),
    photoMb: say("一张照片最大几MB", "A photo has at most, in MB"),
    zone: say("时区", "Time zone"),

    noChanges: say("还没有记录", "Nothing on record yet"),
    bot: say("小铃铛", "Lingdang"),
    older: say("更早的", "Older"),
  };
}
