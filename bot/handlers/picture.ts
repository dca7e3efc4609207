import { addMonths, formatDay, parseDay } from "../../src/calendar/civil-day.ts";
import { rowOfOccurrence } from "../../src/ledger/row-of-occurrence.ts";
import { changeSetting } from "../../src/people/change-setting.ts";
import { nothingRecordedText, summarySwitchedText } from "../../src/wording/ledger-export.ts";
import { oweFileTo } from "../owe-file.ts";
import type { Reply, Scene } from "../scene.ts";
import { byNumber } from "../which-occurrence.ts";
import { LEDGER, refuseUnlessReadsLedger } from "./ledger-scope.ts";

/** Nothing more is said: the picture is the answer. */
const SAID: Reply = { text: "" };

/** 海报, 12月海报, 下月海报: the month's plan as a picture, where it was asked for; in a room for organizers. */
export async function posterOf(scene: Scene, which: string | undefined): Promise<Reply> {
  if (scene.room !== undefined) refuseUnlessReadsLedger(scene);
  const month = monthOf(scene.today, which);
  const roomId = scene.room?.id ?? null;
  await oweFileTo(scene, scene.here, { kind: "poster", month, roomId, language: scene.language });
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

/** 进度图: how far the plan's numbers of times have come, as a picture, where it was asked for. */
export async function progressOf(scene: Scene): Promise<Reply> {
  refuseUnlessReadsLedger(scene);
  await oweFileTo(scene, scene.here, { kind: "progress", language: scene.language });
  return SAID;
}

/** 小结图 开: from now on the rooms get a picture of how each activity went; 关: no more. */
export async function switchSummaries(scene: Scene, on: boolean): Promise<Reply> {
  const { db, sender, now, language } = scene;
  const value = on ? "on" : "off";
  await changeSetting(db, { by: sender, key: "summary-picture", value, now, language });
  return { text: summarySwitchedText(on, language) };
}

/** 看图11: how an activity went, in numbers, as a picture. */
export async function cardOf(scene: Scene, no: number): Promise<Reply> {
  refuseUnlessReadsLedger(scene);
  const { db, space, now, language, here } = scene;
  const { activity, occurrence } = await byNumber(scene, no);
  const row = await rowOfOccurrence(db, space, occurrence, now);
  if (row === undefined || !row.held) {
    const text = nothingRecordedText(activity, language);
    const period = (occurrence.window_start ?? scene.today).slice(0, 4);
    return { text, ask: { kind: LEDGER, payload: { period } } };
  }
  await oweFileTo(scene, here, { kind: "card", occurrenceId: occurrence.id, language });
  return SAID;
}
