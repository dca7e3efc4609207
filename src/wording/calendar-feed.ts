import type { CalendarItem } from "../store/calendar-items.ts";
import { windowName } from "./dates.ts";
import { type Language, speaking } from "./language.ts";

const DATED: readonly string[] = ["minute", "hour", "part", "day"];

/** How the calendar is called in the phone. */
export function calendarName(own: boolean): string {
  return own ? "小铃铛·我的活动" : "小铃铛·活动";
}

/** Title and text of an entry; a window says that its day is not set. */
export function eventText(
  { activity, occurrence }: Pick<CalendarItem, "activity" | "occurrence">,
  today: string,
): { readonly summary: string; readonly description: string } {
  const { title, no, speaker, audience, bring, meet_at: meet } = activity;
  const dated = DATED.includes(occurrence.precision);
  const name = windowName(occurrence, { today, language: "zh" });
  const facts = [
    dated ? undefined : `具体日子未定，计划在${name}。定了会自动更新`,
    speaker === null ? undefined : `主讲：${speaker}`,
    audience === null ? undefined : `对象：${audience}`,
    meet === null ? undefined : `集合：${meet}`,
    bring === null ? undefined : `带：${bring}`,
    `编号${no}，在群里回“${no}”看详情`,
  ];
  return {
    summary: dated ? title : `${title}（${name}，日未定）`,
    description: facts.filter((fact) => fact !== undefined).join("\n"),
  };
}

/** Where the phone finds a calendar, whose it is, and from where the address can be reached. */
export interface FeedFound {
  readonly url: string;
  readonly whose: "member" | "room";
  readonly reach: "this machine" | "everywhere";
}

export function feedText({ url, whose, reach }: FeedFound, language: Language): string {
  const say = speaking(language);
  const [zh, en] = whose === "member" ? ["您的", "Your"] : ["本群的", "This room's"];
  const how =
    reach === "everywhere"
      ? say("手机日历里“订阅”它。", "Subscribe to it on the phone. ")
      : say(
          "现在只有这台电脑打得开，手机要用请管理员设网址。",
          "Only this computer opens it as yet; ask the operator for an address for phones. ",
        );
  return say(
    `${zh}日历地址：\n${url}\n${how}别外传，要换回“换日历地址”`,
    `${en} calendar:\n${url}\n${how}Keep it private; to replace it reply "new calendar address"`,
  );
}
