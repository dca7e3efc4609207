import { speaking } from "../../wording/language.ts";
import { hoursOf } from "../../wording/ledger.ts";
import type { Reader } from "../../wording/period-names.ts";
import type { LedgerRow } from "../ledger-row.ts";
import { column, type Element, LOOK, row, text } from "./element.ts";

/** How an activity went, in numbers and without a name. `when` as people say it. */
export function attendanceCard(ledger: LedgerRow, when: string, { language }: Reader): Element {
  const say = speaking(language);
  const { activity, heads, children, otherCounts, veteranIds, minutes, minutesLine, photos } =
    ledger;
  const numbers: [string, string][] = [
    [String(heads), say("人签到", "checked in")],
    ...(children > 0 ? [[String(children), say("名青少年", "youth")] as [string, string]] : []),
    ...otherCounts.map(({ label, count }): [string, string] => [String(count), label]),
    ...(veteranIds.length > 0
      ? [[String(veteranIds.length), say("位五老", "veterans")] as [string, string]]
      : []),
    ...(minutes > 0 ? [[hoursOf(minutes), say("小时", "hours")] as [string, string]] : []),
    ...(photos > 0 ? [[String(photos), say("张照片", "photos")] as [string, string]] : []),
  ];
  const line =
    minutesLine === null
      ? []
      : [text({ fontSize: 34, lineHeight: 1.5, padding: "0 12px" }, minutesLine)];
  return column(
    {
      width: LOOK.width,
      backgroundColor: LOOK.paper,
      color: LOOK.ink,
      fontFamily: "latin, chinese-simplified",
    },
    column(
      { backgroundColor: LOOK.red, color: "#FFFFFF", padding: "44px" },
      text({ fontSize: 58, fontWeight: 700, lineHeight: 1.25 }, activity.title),
      text(
        { fontSize: 34, marginTop: 12, opacity: 0.92 },
        [when, activity.place ?? ""].join("　").trim(),
      ),
    ),
    row(
      { flexWrap: "wrap", padding: "36px 32px 12px", gap: 20 },
      ...numbers.slice(0, 6).map(([value, label]) => numberBox(value, label)),
    ),
    column({ padding: "12px 32px 20px" }, ...line),
    text(
      { fontSize: 28, color: LOOK.soft, justifyContent: "center", paddingBottom: 36 },
      say("谢谢各位 · 小铃铛", "Thank you all · lingdang"),
    ),
  );
}

function numberBox(value: string, label: string): Element {
  return column(
    {
      width: 277,
      backgroundColor: LOOK.card,
      border: `2px solid ${LOOK.line}`,
      borderRadius: 18,
      padding: "22px 26px",
    },
    text({ fontSize: 76, fontWeight: 700, color: LOOK.red, lineHeight: 1.1 }, value),
    text({ fontSize: 34, color: LOOK.soft }, label),
  );
}
