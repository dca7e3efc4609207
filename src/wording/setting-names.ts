import { type Language, speaking } from "./language.ts";

/** What a setting is called. */
export function settingName(
  key:
    | "quiet"
    | "pushes-a-day"
    | "pushes-a-week"
    | "language"
    | "photo-days"
    | "photo-mb"
    | "summary-picture",
  language: Language,
): string {
  const say = speaking(language);
  switch (key) {
    case "quiet":
      return say("安静时段", "quiet hours");
    case "pushes-a-day":
      return say("每群每天最多推送", "pushes a day and room");
    case "pushes-a-week":
      return say("每群每周最多推送", "pushes a week and room");
    case "language":
      return say("主动发言的语言", "language of pushes");
    case "photo-days":
      return say("照片原件留的天数", "days that photos are kept");
    case "photo-mb":
      return say("照片最大MB", "largest photo in MB");
    case "summary-picture":
      return say("活动小结图", "summary pictures");
  }
}
