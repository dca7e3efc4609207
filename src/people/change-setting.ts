import { Refusal } from "../refusal.ts";
import { parseQuietSpans } from "../reminding/quiet-hours.ts";
import { recordChange } from "../store/changes.ts";
import type { Db } from "../store/db.ts";
import type { Member } from "../store/members.ts";
import { setSetting, settingOf } from "../store/settings.ts";
import { type Language, speaking } from "../wording/language.ts";
import { settingName } from "../wording/setting-names.ts";
import { rightsOf } from "./rights.ts";

/** Settings that an organizer may change, and whether a text is a value of each. */
const SETTINGS = {
  quiet: (text: string) => parseQuietSpans(text) !== undefined,
  "pushes-a-day": (text: string) => /^(?:[1-9]|1\d|20)$/u.test(text),
  "pushes-a-week": (text: string) => /^(?:[1-9]|[1-9]\d)$/u.test(text),
  language: (text: string) => text === "zh" || text === "en",
  "photo-days": (text: string) => /^(?:[1-9]\d?|[12]\d\d|3[0-5]\d|36[0-5])$/u.test(text),
  "photo-mb": (text: string) => /^(?:[1-9]|[1-4]\d|50)$/u.test(text),
  "summary-picture": (text: string) => text === "on" || text === "off",
} as const;

export type SettingKey = keyof typeof SETTINGS;

export function isSettingKey(key: string): key is SettingKey {
  return Object.hasOwn(SETTINGS, key);
}

export interface SettingChange {
  readonly by: Member;
  readonly key: SettingKey;
  readonly value: string;
  /** Epoch milliseconds. */
  readonly now: number;
  readonly language: Language;
}

/**
 * Changes a setting of the space, in the record of changes.
 * @throws Refusal `not-allowed` for those who do not organize, `not-understood` for a value that is none
 */
export async function changeSetting(db: Db, change: SettingChange): Promise<string> {
  const { by, key, now, language } = change;
  const say = speaking(language);
  if (!(await rightsOf(db, by)).organizes) {
    throw new Refusal("not-allowed", say("设置要组织者来改", "Only an organizer changes settings"));
  }
  const value = change.value.trim();
  if (!SETTINGS[key](value)) {
    throw new Refusal(
      "not-understood",
      say("这个值看不懂，没有改", "Not a value; nothing changed"),
    );
  }
  const before = await settingOf(db, by.space_id, key);
  await setSetting(db, by.space_id, key, value);
  await recordChange(db, {
    space_id: by.space_id,
    at: now,
    member_id: by.id,
    subject: "space",
    subject_id: by.space_id,
    action: "setting",
    before: before ?? null,
    after: value,
    words: `设置${settingName(key, "zh")}：${before ?? "默认"}→${value === "" ? "无" : value}`,
  });
  const name = settingName(key, language);
  const was = before === "" ? say("无", "none") : (before ?? say("默认", "the default"));
  const is = value === "" ? say("无", "none") : value;
  return say(`${name}改为${is}，原来是${was}`, `${name}: ${is} now, ${was} before`);
}
