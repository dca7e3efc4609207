import type { Pace } from "../../plan/pace.ts";
import { dayWords } from "../../wording/dates.ts";
import { speaking } from "../../wording/language.ts";
import { clip } from "../../wording/layout.ts";
import { daysLeftText } from "../../wording/pace.ts";
import type { Reader } from "../../wording/period-names.ts";
import { column, type Element, LOOK, row, text } from "./element.ts";

/** More than this is no picture but a list. */
const MOST_GOALS = 9;
/** Each time a box, as long as boxes can be counted with a finger. */
const MOST_BOXES = 12;

export interface ProgressFacts {
  readonly unit: string;
  readonly paces: readonly Pace[];
}

/** How far each number of times has come: a box for each time, filled when it was held. Nothing is ranked. */
export function progressPicture({ unit, paces }: ProgressFacts, reader: Reader): Element {
  const { language, today } = reader;
  const say = speaking(language);
  const shown = paces.slice(0, MOST_GOALS);
  const more = paces.length - shown.length;
  const done = paces.filter((pace) => pace.done >= pace.goal.times).length;
  return column(
    {
      width: LOOK.width,
      backgroundColor: LOOK.paper,
      color: LOOK.ink,
      fontFamily: "latin, chinese-simplified",
    },
    row(
      {
        backgroundColor: LOOK.red,
        color: "#FFFFFF",
        padding: "40px 44px 34px",
        alignItems: "flex-end",
        justifyContent: "space-between",
      },
      column(
        {},
        text({ fontSize: 32, opacity: 0.9 }, clip(unit, 16)),
        text({ fontSize: 72, fontWeight: 700, lineHeight: 1.2 }, say("计划进度", "Progress")),
      ),
      column(
        { alignItems: "flex-end" },
        text(
          { fontSize: 60, fontWeight: 700, color: LOOK.gold, lineHeight: 1 },
          `${done}/${paces.length}`,
        ),
        text({ fontSize: 30 }, say("项已完成", "reached")),
      ),
    ),
    column({ padding: "28px 32px 8px", gap: 18 }, ...shown.map((pace) => goalBox(pace, reader))),
    ...(more > 0
      ? [text(FOOT, say(`还有${more}项，回“进度”看全部`, `${more} more: reply "progress"`))]
      : []),
    text(
      { ...FOOT, padding: "8px 32px 36px" },
      say(
        `截至${dayWords(today.slice(0, 10), today, language)} · 小铃铛`,
        `as of ${dayWords(today.slice(0, 10), today, language)} · lingdang`,
      ),
    ),
  );
}

const FOOT = { fontSize: 28, color: LOOK.soft, justifyContent: "center" } as const;

function goalBox(pace: Pace, { language }: Reader): Element {
  const { goal, done, behind } = pace;
  const color = done >= goal.times ? LOOK.green : behind ? LOOK.red : LOOK.gold;
  const scope = goal.scope === null ? [] : [text(SMALL, clip(goal.scope, 18))];
  return column(
    {
      backgroundColor: LOOK.card,
      border: `2px solid ${LOOK.line}`,
      borderRadius: 18,
      padding: "20px 26px 22px",
    },
    row(
      { justifyContent: "space-between", alignItems: "center" },
      text({ fontSize: 40, fontWeight: 700, lineHeight: 1.25, flex: 1 }, clip(goal.title, 12)),
      text({ fontSize: 46, fontWeight: 700, marginLeft: 16 }, `${done}/${goal.times}`),
    ),
    ...scope,
    bar(pace, color),
    text({ ...SMALL, marginTop: 8 }, daysLeftText(pace, language)),
  );
}

const SMALL = { fontSize: 30, color: LOOK.soft } as const;

function bar({ goal, done }: Pace, color: string): Element {
  const height = 26;
  if (goal.times > MOST_BOXES) {
    const part = Math.min(1, done / goal.times);
    return row(
      { height, marginTop: 14, backgroundColor: LOOK.line, borderRadius: 13 },
      column({ width: `${Math.round(part * 100)}%`, backgroundColor: color, borderRadius: 13 }),
    );
  }
  const boxes = Array.from({ length: goal.times }, (_, index) =>
    column({
      flex: 1,
      height,
      borderRadius: 8,
      backgroundColor: index < done ? color : LOOK.line,
    }),
  );
  return row({ marginTop: 14, gap: 8 }, ...boxes);
}
