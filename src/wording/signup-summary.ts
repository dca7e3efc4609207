import type { Listed } from "../store/occurrences.ts";
import { whenWords } from "./dates.ts";
import { speaking } from "./language.ts";
import { clip, lines } from "./layout.ts";
import type { Reader } from "./period-names.ts";

export interface SignupCount {
  readonly listed: Listed;
  readonly heads: number;
  readonly waiting: number;
}

const MOST = 3;

/** How many come, once a day instead of an answer to each: numbers, never names. */
export function signupSummaryText(counts: readonly SignupCount[], reader: Reader): string {
  const say = speaking(reader.language);
  const shown = counts.slice(0, MOST);
  const nos = counts.map(({ listed }) => listed.activity.no);
  return lines(
    ...shown.flatMap((count) => [countLine(count, reader), whenLine(count, reader)]),
    counts.length > MOST &&
      say(`还有${counts.length - MOST}项有人报名`, `${counts.length - MOST} more with sign-ups`),
    counts.length === 1
      ? say("去的回“报名”，不去回“请假”", 'Coming? Reply "join" or "can\'t come"')
      : say(`去的回“报名${nos[0]}”`, `Coming? Reply "join ${nos[0]}"`),
  );
}

function countLine({ listed, heads, waiting }: SignupCount, { language }: Reader): string {
  const { no, title, capacity } = listed.activity;
  const limit = capacity === null ? "" : `/${capacity}`;
  const queue = waiting === 0 ? "" : speaking(language)(` 排队${waiting}`, `, ${waiting} waiting`);
  return speaking(language)(
    `${no} ${clip(title, 8)} 报名${heads}${limit}人${queue}`,
    `${no} ${clip(title, 10)}: ${heads}${limit} joined${queue}`,
  );
}

function whenLine({ listed }: SignupCount, reader: Reader): string {
  return whenWords(listed.occurrence, reader.today, reader.language);
}
