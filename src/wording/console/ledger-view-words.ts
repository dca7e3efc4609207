import type { Gap } from "../../ledger/ledger-row.ts";
import { type Language, speaking } from "../language.ts";

/** Goals, ledger, numbers and charts. */
export function ledgerViewWords(language: Language) {
  const say = speaking(language);
  const gaps: Record<Gap, string> = {
    count: say("没人数", "no count"),
    children: say("没报孩子数", "children not counted"),
    photo: say("没照片", "no photo"),
    minutes: say("没纪要", "no minutes"),
  };
  return {
    gaps,
    left: (days: number) => say(`还剩${days}天`, `${days} days left`),
    behind: say("慢了", "behind"),
    reached: say("完成", "reached"),
    onTrack: say("正常", "on track"),
    notBegun: (year: string) => say(`还没开始，是${year}年的`, `not begun, for ${year}`),
    noGoals: say("计划里没有定次数的事项", "The plan sets no numbers of times"),
    period: say("期间", "Period"),
    year: (year: string) => say(`${year}年`, year),
    quarter: (year: string, n: number) => say(`${year}年第${n}季度`, `Q${n} ${year}`),
    show: say("看", "Show"),
    day: say("日期", "Day"),
    activity: say("活动", "Activity"),
    people: say("人次", "Heads"),
    children: say("青少年", "Youth"),
    photos: say("照片", "Photos"),
    missing: say("缺什么", "Missing"),
    held: say("办了", "held"),
    empty: say("这段时间台账是空的", "The ledger of this time is empty"),
    numbers: say("报数", "Numbers"),
    howCounted: say("怎么算的", "How they are counted"),
    sessions: say("场次", "sessions"),
    attendances: say("人次", "attendances"),
    persons: say("人数", "people"),
    veterans: say("五老人次", "veterans"),
    youth: say("青少年人次", "youth"),
    hours: say("时长（小时）", "hours"),
    visits: say("走访", "visits"),
    lectures: say("讲座", "talks"),
    exports: say("导出", "Export"),
    masked: say("Excel，姓名已遮", "Excel, names masked"),
    csv: say("签到明细 CSV，姓名已遮", "Check-ins as CSV, names masked"),
    named: say("要带姓名的，在聊天里办，会记下是谁导的", "With names: in the chat, on record"),
    attendance: say("全年人次", "Attendance over the year"),
    attendanceLabel: (values: string) =>
      say(`各月人次：${values}`, `Attendance by month: ${values}`),
    goalsChart: say("目标进度", "Goals"),
    burden: say("各群收到的推送（本月）", "Pushes per room this month"),
    burdenNote: (people: number, messages: number) =>
      say(
        `私信提醒：${people}人，${messages}条`,
        `Private reminders: ${messages} to ${people} ${people === 1 ? "person" : "people"}`,
      ),
    nothing: say("还没有", "none yet"),
    noAttendance: (year: number) =>
      say(`${year}年还没有人签到`, `Nobody has checked in during ${year} yet`),
    month: (n: number) => say(`${n}月`, `${n}`),
  };
}

/** The pictures that a group can get, beneath the charts. */
export function chatPictureWords(language: Language) {
  const say = speaking(language);
  return {
    title: say("给群里的图", "Pictures for the group"),
    progress: say("计划进度图", "Progress of the plan"),
    poster: say("本月海报", "Poster of this month"),
    keep: say("存这张图", "Save this picture"),
    note: say(
      "要发到群里，在群里说“小铃铛 进度图”或“小铃铛 本月海报”",
      'To send one into a group, say there "lingdang progress picture" or "lingdang poster"',
    ),
  };
}
