import type { NamedDuty } from "../store/duties.ts";
import { dayWords } from "./dates.ts";
import { speaking } from "./language.ts";
import { clip, LINE_WIDTH, lines } from "./layout.ts";
import type { Reader } from "./period-names.ts";
import { plainDay } from "./promise.ts";

type Named = Pick<NamedDuty, "day" | "label" | "unit" | "name">;

const MOST = 6;

/** 12月7日周一 公开日 王强（招商科） */
export function dutyLine({ day, label, unit, name }: Named, reader: Reader): string {
  const say = speaking(reader.language);
  const office = unit === null ? "" : say(`（${unit}）`, ` (${unit})`);
  return `${dayWords(day, reader.today, reader.language)} ${label} ${name}${office}`;
}

export function dutyList(duties: readonly Named[], reader: Reader): string {
  const say = speaking(reader.language);
  if (duties.length === 0) return say("没有排值班", "Nobody is on duty");
  const more = duties.length - MOST;
  return lines(
    say(`值班${duties.length}次：`, `${duties.length} on the rota:`),
    ...duties.slice(0, MOST).map((duty) => clip(dutyLine(duty, reader), LINE_WIDTH + 6)),
    more > 0 && say(`还有${more}次`, `${more} more`),
  );
}

export interface RotaView {
  readonly added: readonly Named[];
  /** Days on which people rest. */
  readonly resting: readonly string[];
}

/** What was put on the rota, with the days that fall on a holiday. */
export function rotaText({ added, resting }: RotaView, reader: Reader): string {
  const say = speaking(reader.language);
  return lines(
    say(`排好${added.length}次值班：`, `${added.length} duties set:`),
    ...added.slice(0, 5).map((duty) => clip(dutyLine(duty, reader), LINE_WIDTH + 6)),
    resting.length > 0 &&
      say(
        `${resting.map((day) => plainDay(day, reader)).join("、")}放假，要挪吗？`,
        `${resting.map((day) => plainDay(day, reader)).join(", ")}: a holiday; move it?`,
      ),
    say("前一晚会提醒本人", "Each is reminded the evening before"),
  );
}

/** The evening before. */
export function dutyEveText(
  { label, unit }: Pick<Named, "label" | "unit">,
  { language }: Reader,
): string {
  const say = speaking(language);
  const office = unit === null ? "" : say(`（${unit}）`, ` (${unit})`);
  return lines(
    say(`明天${label}您值守${office}。`, `Tomorrow, ${label}: you are on duty${office}.`),
    say("换班回“换班 和谁”", 'Swap: reply "swap with NAME"'),
  );
}

/** After it: how many came, and what has to be passed on. */
export function dutyLogText({ label }: Pick<Named, "label">, { language }: Reader): string {
  const say = speaking(language);
  return lines(
    say(`${label}辛苦了。来咨询几人？`, `${label}: how many came?`),
    say("有问题要转吗？", "Anything to pass on?"),
    say("回“5人 路灯不亮”", 'Reply "5 people, street lamp broken"'),
  );
}

/** To the other: 王强想和您换：12月7日↔1月4日。 */
export function swapAskText(
  asker: string,
  days: { readonly mine: string; readonly theirs: string | undefined },
  reader: Reader,
): string {
  const say = speaking(reader.language);
  const mine = plainDay(days.mine, reader);
  const theirs = days.theirs === undefined ? undefined : plainDay(days.theirs, reader);
  return lines(
    theirs === undefined
      ? say(`${asker}想请您替班：${mine}。`, `${asker} asks you to take over: ${mine}.`)
      : say(
          `${asker}想和您换：${mine}↔${theirs}。`,
          `${asker} would like to swap: ${mine} ↔ ${theirs}.`,
        ),
    say("回“同意”或“不”", 'Reply "agree" or "no"'),
  );
}

/** To both, after the other agreed. */
export function swappedText(
  rows: readonly { readonly day: string; readonly name: string }[],
  reader: Reader,
): string {
  const say = speaking(reader.language);
  return lines(
    say("换好了：", "Swapped:"),
    ...rows.map(({ day, name }) => `${dayWords(day, reader.today, reader.language)} ${name}`),
  );
}
