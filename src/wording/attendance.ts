import { speaking } from "./language.ts";
import { clip, lines } from "./layout.ts";
import type { Reader } from "./period-names.ts";

const CIRCLED = "①②③④⑤⑥⑦⑧⑨";

/** To somebody who checked in by a private message (in a room, silence is the confirmation). */
export function checkedInText(title: string, clock: string, { language }: Reader): string {
  return speaking(language)(`${title} 已签到 ${clock}`, `${title}: checked in ${clock}`);
}

export function alreadyCheckedInText(title: string, clock: string, { language }: Reader): string {
  return speaking(language)(
    `您今天已签到 ${clock}（${title}）`,
    `Already checked in at ${clock} (${title})`,
  );
}

/** Said to the one for whom somebody else checked in. */
export function checkedInForYouText(by: string, title: string, clock: string): string {
  return lines(`${by}代您签到${title}${clock}。`, "不对请回“不是”");
}

export interface RosterFacts {
  readonly title: string;
  readonly present: readonly string[];
  readonly signedUp: readonly { readonly name: string; readonly heads: number }[];
  readonly headcounts: readonly { readonly label: string; readonly count: number }[];
}

/** Who is here and who signed up, for the organizer. */
export function rosterText(roster: RosterFacts, { language }: Reader): string {
  const say = speaking(language);
  const { title, present, signedUp, headcounts } = roster;
  const heads = signedUp.reduce((sum, one) => sum + one.heads, 0);
  const joined = names(
    signedUp.map(({ name, heads: own }) => (own > 1 ? `${name}+${own - 1}` : name)),
  );
  return lines(
    title,
    say(`已到${present.length}人${names(present)}`, `${present.length} here${names(present)}`),
    signedUp.length > 0 && say(`报名${heads}人${joined}`, `${heads} signed up${joined}`),
    headcounts.length > 0 &&
      `${say("报数：", "counted: ")}${headcounts.map(({ label, count }) => `${label}${count}`).join(" ")}`,
  );
}

function names(list: readonly string[]): string {
  return list.length === 0 ? "" : `：${clip(list.join(" "), 80)}`;
}

/** Who is missing: for the organizer's private chat only. */
export function missingText(
  missing: {
    readonly title: string;
    readonly names: readonly string[];
    readonly what: "checkin" | "signup";
  },
  { language }: Reader,
): string {
  const say = speaking(language);
  const [here, away] = missing.what === "checkin" ? ["到", "没到"] : ["报", "没报"];
  if (missing.names.length === 0)
    return say(`${missing.title} 都${here}了`, `${missing.title}: nobody is missing`);
  const shown = clip(missing.names.join(" "), 80);
  return lines(
    missing.title,
    say(`${away}${missing.names.length}人：${shown}`, `${missing.names.length} missing: ${shown}`),
  );
}

/** Which of several things was meant: numbered, for one number as the answer. */
export function whichOneText(options: readonly string[], { language }: Reader): string {
  const say = speaking(language);
  return lines(
    say("是哪一个？", "Which one?"),
    ...options.map((option, index) => `${CIRCLED[index] ?? `${index + 1}`} ${option}`),
    say("回数字", "Reply a number"),
  );
}
