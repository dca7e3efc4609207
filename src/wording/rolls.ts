import type { RollProgress } from "../roll/progress.ts";
import type { Roll, RollUnit } from "../store/rolls.ts";
import { dayWords } from "./dates.ts";
import { type Language, speaking } from "./language.ts";
import { clip, LINE_WIDTH, lines, wrapped } from "./layout.ts";
import type { Reader } from "./period-names.ts";
import { plainDay } from "./promise.ts";

/** 家长会 12/18，还剩38天 */
export function rollLine(
  { roll, units, done, daysLeft, behind }: RollProgress,
  { language }: Reader,
): string {
  const say = speaking(language);
  const left =
    done >= units.length
      ? say("，齐了", ", complete")
      : daysLeft === undefined
        ? say(`，差${units.length - done}`, `, ${units.length - done} to go`)
        : daysLeft < 0
          ? say(`，过期${-daysLeft}天`, `, ${-daysLeft} days over`)
          : say(`，还剩${daysLeft}天`, `, ${daysLeft} days left`);
  return `${roll.title} ${done}/${units.length}${left}${behind ? say("，慢了", ", behind") : ""}`;
}

function names(units: readonly RollUnit[], language: Language): string {
  return units.map(({ name }) => name).join(speaking(language)(" ", ", "));
}

/** Its progress and which are missing. */
export function rollText(progress: RollProgress, reader: Reader): string {
  const say = speaking(reader.language);
  const { missing, units } = progress;
  const sum = total(units);
  return lines(
    rollLine(progress, reader),
    sum !== undefined && say(`合计${sum}`, `${sum} in total`),
    ...(missing.length > 0
      ? wrapped(say("没办：", "Not yet: ") + names(missing, reader.language), LINE_WIDTH, 4)
      : []),
  );
}

/** The sum of what was reported as numbers; undefined: nothing was. */
function total(units: readonly RollUnit[]): number | undefined {
  const numbers = units.flatMap(({ note }) =>
    note !== null && /^\d+$/.test(note) ? Number(note) : [],
  );
  return numbers.length === 0 ? undefined : numbers.reduce((sum, one) => sum + one, 0);
}

/** After it was made: who answers for what, until when. */
export function rollMadeText(progress: RollProgress, example: string, reader: Reader): string {
  const say = speaking(reader.language);
  const { roll, units } = progress;
  const owned = units.filter(({ member_id }) => member_id !== null).length;
  return lines(
    say(`${roll.title}：${units.length}个`, `${roll.title}: ${units.length}`),
    roll.due !== null && say(`${plainDay(roll.due, reader)}前`, `by ${plainDay(roll.due, reader)}`),
    owned > 0 && say(`有负责人的${owned}个，到期前私信提醒`, `${owned} have somebody to remind`),
    say(`办了回“${example}”`, `Reply "${example}" when done`),
  );
}

/** 4个班还没开家长会，回“哪些” */
export function rollsMissingLine(
  progress: readonly RollProgress[],
  language: Language,
): string | undefined {
  const first =
    progress.find(({ missing, done }) => missing.length > 0 && done > 0) ??
    progress.find(({ missing }) => missing.length > 0);
  if (first === undefined) return undefined;
  const say = speaking(language);
  return say(
    `${clip(first.roll.title, 6)}还差${first.missing.length}个，回“哪些”`,
    `${first.roll.title}: ${first.missing.length} missing, ask "which"`,
  );
}

export interface MissingUnit {
  readonly unit: string;
  /** Who answers for it; undefined: not known, or not for this reader. */
  readonly person: string | undefined;
}

/** 哪些: the units of each that are missing, for the organizer with those who answer for them. */
export function whichMissingText(
  rolls: readonly { readonly progress: RollProgress; readonly missing: readonly MissingUnit[] }[],
  canRemind: boolean,
  reader: Reader,
): string {
  const say = speaking(reader.language);
  if (rolls.length === 0) return say("没有缺的", "Nothing is missing");
  return lines(
    ...rolls
      .slice(0, 2)
      .flatMap(({ progress, missing }) => [
        clip(rollLine(progress, reader), LINE_WIDTH),
        ...wrapped(
          missing
            .map(({ unit, person }) => (person === undefined ? unit : `${unit}（${person}）`))
            .join(say(" ", ", ")),
          LINE_WIDTH,
          2,
        ),
      ]),
    rolls.length > 2 && say(`还有${rolls.length - 2}项`, `${rolls.length - 2} more`),
    canRemind && say("①私信提醒负责人 ②不用", "① remind them in private ② no"),
  );
}

/** To one who answers for units that are missing, asked for by the organizer. */
export function rollNudgeText(
  progress: RollProgress,
  own: readonly RollUnit[],
  reader: Reader,
): string {
  const say = speaking(reader.language);
  const { roll } = progress;
  return lines(
    say(`${roll.title}还没记录：`, `${roll.title}: not on record yet:`),
    ...wrapped(names(own, reader.language), LINE_WIDTH, 2),
    roll.due !== null && say(`${plainDay(roll.due, reader)}前`, `by ${plainDay(roll.due, reader)}`),
    say(
      `办了回“${roll.title} ${own[0]?.name ?? ""} 办了”`,
      `Reply "${roll.title} ${own[0]?.name ?? ""} done"`,
    ),
  );
}

/** Before, on and after the last day. */
export function rollDueText(
  progress: RollProgress,
  about: readonly RollUnit[],
  reader: Reader,
): string {
  const say = speaking(reader.language);
  const { roll, daysLeft = 0 } = progress;
  const due = dayWords(roll.due ?? "", reader.today, reader.language);
  const units = names(about, reader.language);
  if (roll.kind === "upward") {
    return lines(
      daysLeft > 0
        ? say(`${roll.title} ${daysLeft}天后上报`, `${roll.title}: due upward in ${daysLeft} days`)
        : daysLeft === 0
          ? say(`${roll.title} 今天要上报`, `${roll.title}: due upward today`)
          : say(`${roll.title} 过期还没上报`, `${roll.title}: overdue upward`),
      say(`截止${due}`, `by ${due}`),
      say("报了回“已上报 人数”", 'Reply "reported, NUMBER"'),
    );
  }
  if (roll.kind === "title") {
    return lines(
      say(`${roll.title}要复审：${units}`, `${roll.title} is up for review: ${units}`),
      say(`到期${due}`, `until ${due}`),
      say(
        `续：回“续 ${roll.title} ${units} 日期”`,
        `Reply "renew ${roll.title} ${units} until DATE"`,
      ),
      say(`不续：回“撤 ${roll.title} ${units}”`, `or "revoke ${roll.title} ${units}"`),
    );
  }
  return lines(
    say(`${roll.title}还差${about.length}个`, `${roll.title}: ${about.length} missing`),
    ...wrapped(units, LINE_WIDTH, 3),
    daysLeft < 0 ? say(`${due}已过`, `${due} is over`) : say(`${due}前要办`, `due by ${due}`),
    say(
      `办了回“${roll.title} ${about[0]?.name ?? ""} 办了”`,
      `Reply "${roll.title} ${about[0]?.name ?? ""} done"`,
    ),
  );
}

/** 第1阶段“动员”还差1个：先办完再记第2阶段 */
export function gateText(gate: RollProgress, wanted: Roll, { language }: Reader): string {
  const say = speaking(language);
  return lines(
    say(
      `第${gate.roll.step}阶段“${gate.roll.title}”还差${gate.missing.length}个：`,
      `Phase ${gate.roll.step} "${gate.roll.title}" lacks ${gate.missing.length}:`,
    ),
    ...wrapped(names(gate.missing, language), LINE_WIDTH, 3),
    say(`齐了才开第${wanted.step}阶段`, `Phase ${wanted.step} opens after that`),
  );
}

/** Where a campaign stands: the first phase that is not done is the one that is open. */
export function phasesText(phases: readonly RollProgress[], reader: Reader): string {
  const say = speaking(reader.language);
  const open = phases.find(({ missing }) => missing.length > 0);
  const [first] = phases;
  return lines(
    first &&
      say(
        `${first.roll.campaign}：${open === undefined ? "都办完了" : `第${open.roll.step}阶段，共${phases.length}`}`,
        `${first.roll.campaign}: ${open === undefined ? "all done" : `phase ${open.roll.step} of ${phases.length}`}`,
      ),
    ...phases.slice(0, 6).map(({ roll, done, units }) => {
      const until =
        roll.due === null
          ? ""
          : say(`，${plainDay(roll.due, reader)}前`, `, by ${plainDay(roll.due, reader)}`);
      return `${roll.step} ${clip(roll.title, 7)} ${done}/${units.length}${until}`;
    }),
    open && say(`办了回“单位 ${open.roll.title} 完成了”`, `Reply "UNIT ${open.roll.title} done"`),
  );
}

export function phaseDoneText(
  { roll }: RollProgress,
  next: RollProgress | undefined,
  reader: Reader,
): string {
  const say = speaking(reader.language);
  const start = next?.roll.start ?? null;
  return lines(
    say(`第${roll.step}阶段“${roll.title}”齐了`, `Phase ${roll.step} "${roll.title}" is complete`),
    next === undefined
      ? say("各阶段都办完了", "All phases are done")
      : say(
          `第${next.roll.step}阶段“${next.roll.title}”可以开始`,
          `Phase ${next.roll.step} "${next.roll.title}" is open`,
        ) +
          (start === null
            ? ""
            : say(`（${plainDay(start, reader)}起）`, ` (from ${plainDay(start, reader)})`)),
  );
}

/** A task for rooms, before it is passed down. */
export function cascadePreview(
  view: {
    readonly text: string;
    readonly topics: readonly string[];
    /** How many the order spoke of. */
    readonly said: number | undefined;
    readonly due: string | null;
    readonly code: number;
    /** To rooms, or to spaces below. */
    readonly to: "rooms" | "spaces";
  },
  reader: Reader,
): string {
  const say = speaking(reader.language);
  const { text, topics, said, due, code, to } = view;
  return lines(
    say("预览——", "Preview —"),
    ...wrapped(text, LINE_WIDTH, 2),
    ...wrapped(
      say(
        `转到${topics.length}个：${topics.join(" ")}`,
        `To ${topics.length}: ${topics.join(", ")}`,
      ),
      LINE_WIDTH,
      2,
    ),
    said !== undefined &&
      said !== topics.length &&
      say(`您说${said}个，找到${topics.length}个`, `You said ${said}`),
    due !== null &&
      (to === "rooms"
        ? say(
            `${plainDay(due, reader)}前要各群回“已办”`,
            `each replies "done" by ${plainDay(due, reader)}`,
          )
        : say(
            `${plainDay(due, reader)}前要各单位上报`,
            `each reports by ${plainDay(due, reader)}`,
          )),
    say(`回“确认 ${code}”发出；5分钟内有效`, `Reply "confirm ${code}" within 5 minutes`),
  );
}

/** As it stands in a room. */
export function cascadeText(text: string, { language }: Reader): string {
  const say = speaking(language);
  return lines(
    say(`【任务】${text}`, `[Task] ${text}`),
    say("办好在群里回“已办”，有数字写“已报 37”", 'When done say "done" here'),
  );
}
