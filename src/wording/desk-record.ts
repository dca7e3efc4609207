import type { Burden } from "../store/burden.ts";
import { clockWords, dayWords } from "./dates.ts";
import { speaking } from "./language.ts";
import { clip, LINE_WIDTH, lines } from "./layout.ts";
import type { Reader } from "./period-names.ts";

/** What was taken back. The record of changes is kept in Chinese, the language of its readers. */
export function undoneText(words: readonly string[], { language }: Reader): string {
  const say = speaking(language);
  return lines(say("已撤销：", "Taken back:"), ...words.slice(0, 3));
}

export interface Recorded {
  /** Local civil ISO text. */
  readonly at: string;
  readonly name: string | null;
  readonly words: string;
}

/** Who changed what, the latest first. */
export function auditText(title: string, entries: readonly Recorded[], reader: Reader): string {
  const say = speaking(reader.language);
  if (entries.length === 0) return say(`${title}没有人改过`, `${title}: nobody changed it`);
  return lines(
    clip(title, LINE_WIDTH),
    ...entries
      .slice(0, 3)
      .flatMap(({ at, name, words }) => [
        `${dayWords(at, reader.today, reader.language)} ${clockWords(at, reader.language)} ${name ?? say("导入", "import")}`,
        words,
      ]),
    entries.length > 3 && say(`更早还有${entries.length - 3}条`, `${entries.length - 3} earlier`),
  );
}

export interface ForeseenLine {
  /** Local civil ISO text. */
  readonly at: string;
  /** Room topic or name. */
  readonly to: string;
  readonly body: string;
}

/** What was foreseen in one rehearsal. */
export interface ForeseenView {
  /** The first so many of them. */
  readonly lines: readonly ForeseenLine[];
  /** How many there are. */
  readonly count: number;
  readonly days: number;
}

const FORESEEN_A_PAGE = 3;

/** As much of it as a page shows. */
export function shortened(line: ForeseenLine): ForeseenLine {
  return { ...line, body: clip(line.body.split("\n").slice(0, 2).join(" "), LINE_WIDTH) };
}

/** A page of what will be sent, with its beginning and whether there is more. */
export function foreseenText(
  { lines: all, count, days }: ForeseenView,
  start: number,
  reader: Reader,
): { readonly text: string; readonly next: number | undefined } {
  const say = speaking(reader.language);
  if (all.length === 0) {
    return {
      text: say(`${days}天内没有要发的`, `Nothing to send in ${days} days`),
      next: undefined,
    };
  }
  if (start >= all.length) return { text: say("后面没有了", "There is no more"), next: undefined };
  const page = all.slice(start, start + FORESEEN_A_PAGE);
  const next = start + page.length < all.length ? start + page.length : undefined;
  const text = lines(
    say(`${days}天内会发${count}条：`, `${count} to send in ${days} days:`),
    ...page.flatMap(({ at, to, body }) => [
      clip(
        `${dayWords(at, reader.today, reader.language)}${clockWords(at, reader.language)} ${to}`,
        LINE_WIDTH,
      ),
      body,
    ]),
    next !== undefined && say("看后面的回“下一页”", 'Reply "more" for the rest'),
  );
  return { text, next };
}

/** A rehearsal that takes a while: it is sent afterwards. */
export function rehearsingText(days: number, { language }: Reader): string {
  return speaking(language)(
    `正在预演${days}天，好了发给您`,
    `Rehearsing ${days} days. I will send it when it is done`,
  );
}

/** What the bot itself cost people this month. */
export function burdenText(month: string, burden: Burden, { language }: Reader): string {
  const say = speaking(language);
  const { rooms, people, messages, most } = burden;
  return lines(
    say(`${month}打扰报告`, `Burden in ${month}`),
    ...rooms
      .slice(0, 4)
      .map(
        ({ topic, pushes }) => `${clip(topic, 10)} ${say(`推送${pushes}条`, `${pushes} pushes`)}`,
      ),
    rooms.length === 0 && say("群里没有推送", "No pushes to rooms"),
    say(`私信提醒${people}人共${messages}条`, `${messages} private reminders to ${people}`),
    people > 0 && say(`一人最多${most}条`, `at most ${most} to one person`),
    say("上限：每群每天2条每周6条", "Limit: 2 a day, 6 a week per room"),
  );
}

export interface HandOverView {
  readonly from: string;
  readonly to: string;
  readonly activities: number;
  readonly duties: number;
  readonly loops: number;
  readonly roles: readonly string[];
}

const ROLE_WORDS: Readonly<Record<string, readonly [string, string]>> = {
  organizer: ["组织者", "organizer"],
  secretary: ["秘书", "secretary"],
  leader: ["领导", "leader"],
  operator: ["操作员", "operator"],
  guest: ["来宾", "guest"],
};

/** What goes from one person to another; nothing has yet. */
export function handOverPreview(view: HandOverView, code: number, { language }: Reader): string {
  const say = speaking(language);
  return lines(
    say(`交接 ${view.from}→${view.to}：`, `Hand over ${view.from} → ${view.to}:`),
    say(`活动${view.activities}项`, `${view.activities} activities`),
    view.duties > 0 && say(`值班${view.duties}次`, `${view.duties} duties`),
    view.loops > 0 && say(`没办完的事${view.loops}件`, `${view.loops} open matters`),
    view.roles.length > 0 &&
      `${say("权限：", "Roles: ")}${view.roles.map((role) => ROLE_WORDS[role]?.[language === "zh" ? 0 : 1] ?? role).join(say("、", ", "))}`,
    say(`回“确认 ${code}”交接`, `Reply "confirm ${code}"`),
  );
}

/** To the one who takes over. */
export function takenOverText(view: HandOverView, { language }: Reader): string {
  const say = speaking(language);
  return lines(
    say(`${view.from}把事情交接给您了：`, `${view.from} handed over to you:`),
    say(`活动${view.activities}项`, `${view.activities} activities`),
    view.duties > 0 && say(`值班${view.duties}次`, `${view.duties} duties`),
    view.loops > 0 && say(`没办完的事${view.loops}件`, `${view.loops} open matters`),
    say("回“我的”看看", 'Reply "mine" to see them'),
  );
}
