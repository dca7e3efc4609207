import type { Listed } from "../store/occurrences.ts";
import { whenWords } from "./dates.ts";
import { speaking } from "./language.ts";
import { lines } from "./layout.ts";
import type { Reader } from "./period-names.ts";

function heading({ activity, occurrence }: Listed, reader: Reader): string {
  const when = whenWords(occurrence, reader.today, reader.language);
  return `${activity.no} ${activity.title} ${when}`;
}

export function codeSetText(listed: Listed, code: string | null, reader: Reader): string {
  const say = speaking(reader.language);
  return lines(
    heading(listed, reader),
    code === null
      ? say("现场口令已取消", "The word code is off")
      : say(`现场口令${code}，写在黑板上`, `Word code ${code}: write it on the board`),
    code !== null && say(`到了回“签到 ${code}”`, `They reply "check in ${code}"`),
  );
}

export function dutiesSetText(listed: Listed, short: string, reader: Reader): string {
  const say = speaking(reader.language);
  return lines(
    heading(listed, reader),
    short === ""
      ? say("岗位都齐了", "All duties are filled")
      : say(`缺：${short}`, `needs: ${short}`),
  );
}

export function audienceSetText(listed: Listed, audience: string | null, reader: Reader): string {
  const say = speaking(reader.language);
  return lines(
    heading(listed, reader),
    audience === null
      ? say("不限对象，谁都能报", "Everybody may join")
      : say(`只限${audience}`, `Only for ${audience}`),
  );
}

export function noDutiesText({ language }: Reader): string {
  return speaking(language)("现在不缺人", "Nobody is short now");
}
