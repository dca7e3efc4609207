import { parseDay, weekdayName } from "../../calendar/civil-day.ts";
import type { Listed } from "../../store/occurrences.ts";
import { clockWords, windowName } from "../../wording/dates.ts";
import { speaking } from "../../wording/language.ts";
import { clip } from "../../wording/layout.ts";
import type { Reader } from "../../wording/period-names.ts";
import { column, type Element, LOOK, row, text } from "./element.ts";

const DATED: readonly string[] = ["minute", "hour", "part", "day"];
/** More than this is no poster but a list. */
const MOST_ITEMS = 12;

export interface PosterFacts {
  /** 十一月, November … as it is called. */
  readonly month: string;
  readonly from: string;
  readonly items: readonly Listed[];
}

/** The month's plan for a phone: what has a day in the order of days, what has none below, and said so. */
export function monthPoster({ month, from, items }: PosterFacts, reader: Reader): Element {
  const say = speaking(reader.language);
  const shown = items.slice(0, MOST_ITEMS);
  const more = items.length - shown.length;
  const rest =
    more > 0 ? [text(FOOT, say(`还有${more}项，问小铃铛`, `${more} more: ask the bot`))] : [];
  const empty =
    items.length === 0 ? [text(FOOT, say("本月还没有安排", "Nothing is planned yet"))] : [];
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
        padding: "44px 44px 36px",
        alignItems: "flex-end",
        justifyContent: "space-between",
      },
      column(
        {},
        text({ fontSize: 34, opacity: 0.9 }, from.slice(0, 4)),
        text({ fontSize: 84, fontWeight: 700, lineHeight: 1.15 }, month),
      ),
      column(
        { alignItems: "flex-end" },
        text(
          { fontSize: 64, fontWeight: 700, color: LOOK.gold, lineHeight: 1 },
          String(items.length),
        ),
        text({ fontSize: 30 }, say("项活动", "activities")),
      ),
    ),
    column(
      { padding: "28px 32px 8px", gap: 18 },
      ...shown.map((one) => itemRow(one, reader)),
      ...rest,
      ...empty,
    ),
    text(
      { ...FOOT, padding: "10px 32px 36px" },
      say("小铃铛 · 群里回编号看详情", "lingdang · reply a number for details"),
    ),
  );
}

const FOOT = { fontSize: 28, color: LOOK.soft, justifyContent: "center" } as const;

function itemRow({ activity, occurrence }: Listed, reader: Reader): Element {
  const { place } = activity;
  const dated = DATED.includes(occurrence.precision);
  const clock =
    occurrence.precision === "minute"
      ? clockWords(occurrence.window_start ?? "", reader.language)
      : "";
  const where = [clock, place === null ? "" : clip(place, 12)]
    .filter((part) => part !== "")
    .join("　");
  const facts = where === "" ? [] : [text({ fontSize: 32, color: LOOK.soft, marginTop: 6 }, where)];
  return row(
    {
      backgroundColor: LOOK.card,
      borderRadius: 18,
      border: `2px solid ${LOOK.line}`,
      overflow: "hidden",
      minHeight: 128,
    },
    dated
      ? dayBlock(occurrence.window_start ?? "", reader)
      : vagueBlock(windowName(occurrence, reader), reader),
    column(
      { flex: 1, padding: "20px 24px", justifyContent: "center" },
      row(
        { alignItems: "center" },
        text(
          {
            fontSize: 26,
            color: LOOK.red,
            border: `2px solid ${LOOK.red}`,
            borderRadius: 10,
            padding: "0 10px",
            marginRight: 14,
          },
          String(activity.no),
        ),
        text(
          { fontSize: 42, fontWeight: 700, lineHeight: 1.2, flex: 1, textWrap: "balance" },
          clip(activity.title, 18),
        ),
      ),
      ...facts,
    ),
  );
}

function dayBlock(start: string, { language }: Reader): Element {
  const weekday = weekdayName(parseDay(start.slice(0, 10)) ?? 0, language);
  return column(
    { width: 148, backgroundColor: "#F6E7C9", alignItems: "center", justifyContent: "center" },
    text({ fontSize: 60, fontWeight: 700, lineHeight: 1.05 }, String(Number(start.slice(8, 10)))),
    text({ fontSize: 30 }, weekday),
  );
}

/** No day is drawn where none is known. */
function vagueBlock(name: string, { language }: Reader): Element {
  const say = speaking(language);
  return column(
    {
      width: 148,
      padding: 8,
      backgroundColor: "#EFEAE0",
      alignItems: "center",
      justifyContent: "center",
      color: LOOK.soft,
    },
    text({ fontSize: 28, fontWeight: 700, textAlign: "center" }, clip(name, 9)),
    text({ fontSize: 26 }, say("日未定", "no day")),
  );
}
