import { addMonths, formatDay, parseDay } from "../../src/calendar/civil-day.ts";
import { ledgerRows } from "../../src/ledger/read-all.ts";
import { periodOf } from "../../src/plan/period.ts";
import { occurrencesIn } from "../../src/store/occurrences.ts";
import { whenWords } from "../../src/wording/dates.ts";
import { speaking } from "../../src/wording/language.ts";
import { periodName } from "../../src/wording/period-names.ts";
import type { Reply, Scene } from "../scene.ts";
import { sendFile } from "../send-file.ts";
import { byNumber } from "../which-occurrence.ts";
import { LEDGER, refuseUnlessReadsLedger } from "./ledger-scope.ts";

/** Nothing more is said: the picture is the answer. */
const SAID: Reply = { text: "" };

/** 海报, 12月海报, 下月海报: the month's plan as a picture, where it was asked for; in a room for organizers. */
export async function posterOf(scene: Scene, which: string | undefined): Promise<Reply> {
  if (scene.room !== undefined) refuseUnlessReadsLedger(scene);
  const slot = monthOf(scene.today, which);
  const period = periodOf(slot, scene.today, scene.calendars);
  if (period === undefined) return SAID;
  const all = await occurrencesIn(scene.db, scene.space.id, period.from, period.to);
  const items = all.filter(
    ({ activity }) =>
      scene.room === undefined || activity.room_id === null || activity.room_id === scene.room.id,
  );
  const { monthPoster } = await import("../../src/ledger/pictures/month-poster.ts");
  const { renderPicture } = await import("../../src/ledger/pictures/render-picture.ts");
  const month = periodName(period, { ...scene, today: period.from });
  const bytes = await renderPicture(monthPoster({ month, from: period.from, items }, scene));
  const name = `${speaking(scene.language)("海报", "poster")}_${slot}.png`;
  await sendFile(scene, scene.here, { name, kind: "image", bytes, text: "", purpose: "poster" });
  return SAID;
}

/** `2026-12` of 12月, 下月, nothing: the next month of that number, this one included. */
function monthOf(today: string, which: string | undefined): string {
  const first = parseDay(`${today.slice(0, 7)}-01`) ?? 0;
  if (which === undefined || /本|这|this/iu.test(which)) return today.slice(0, 7);
  if (/下|next/iu.test(which)) return formatDay(addMonths(first, 1)).slice(0, 7);
  const month = Number(/\d+/u.exec(which)?.[0]);
  const ahead = (month - Number(today.slice(5, 7)) + 12) % 12;
  return formatDay(addMonths(first, ahead)).slice(0, 7);
}

/** 看图11: how an activity went, in numbers, as a picture. */
export async function cardOf(scene: Scene, no: number): Promise<Reply> {
  refuseUnlessReadsLedger(scene);
  const { activity, occurrence } = await byNumber(scene, no);
  const year = (occurrence.window_start ?? scene.today).slice(0, 4);
  const span = { from: `${year}-01-01T00:00:00`, to: `${Number(year) + 1}-01-01T00:00:00` };
  const rows = await ledgerRows(scene.db, { space: scene.space, now: scene.now, ...span });
  const ledger = rows.findLast((one) => one.activity.id === activity.id && one.held);
  const say = speaking(scene.language);
  if (ledger === undefined) {
    const text = say(
      `${no} ${activity.title}还没有记录，没什么可画`,
      `Nothing is on record for ${no} yet`,
    );
    return { text, ask: { kind: LEDGER, payload: { period: year } } };
  }
  const { attendanceCard } = await import("../../src/ledger/pictures/attendance-card.ts");
  const { renderPicture } = await import("../../src/ledger/pictures/render-picture.ts");
  const when = whenWords(ledger.occurrence, scene.today, scene.language);
  const bytes = await renderPicture(attendanceCard(ledger, when, scene));
  const name = `${say("活动", "activity")}_${no}.png`;
  await sendFile(scene, scene.here, { name, kind: "image", bytes, text: "", purpose: "card" });
  return SAID;
}
