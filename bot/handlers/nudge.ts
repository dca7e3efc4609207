import { civilToEpoch, epochToCivil } from "../../src/calendar/zone.ts";
import { nudgeAttendance } from "../../src/notice/nudge-attendance.ts";
import type { Listed } from "../../src/store/occurrences.ts";
import type { IntentSlots } from "../../src/understanding/intent.ts";
import { whenWords } from "../../src/wording/dates.ts";
import { attendanceNudgeText, nudgedText } from "../../src/wording/notice-reports.ts";
import type { Handler, Reply, Scene } from "../scene.ts";
import { whichOccurrence } from "../which-occurrence.ts";
import { noticeAskedAbout, nudgeForReceipts } from "./missing-receipts.ts";
import { refuseUnlessOrganizer } from "./roster.ts";

const DAY_MS = 24 * 3_600_000;

/** 提醒没回的, 提醒没报的, 提醒没到的: only those who are missing, only in private. */
export const handleNudge: Handler<"nudge"> = async (scene, { slots }) => {
  refuseUnlessOrganizer(scene);
  const field = await fieldMeant(scene, slots);
  if (field === "receipt") return nudgeForReceipts(scene, slots);
  const open = field === "checkin" ? scene.checkinsOpen : scene.signupsOpen;
  const which = await whichOccurrence(scene, slots, open, { intent: "nudge", slots });
  if ("question" in which) return { ...which.question, privately: true };
  return nudge(scene, which.listed, field);
};

async function fieldMeant(
  scene: Scene,
  { field, ref, topic }: IntentSlots["nudge"],
): Promise<"receipt" | "signup" | "checkin"> {
  if (field === "signup" || field === "checkin") return field;
  if (field === "receipt" || field === "due") return "receipt";
  const aboutActivity = ref !== undefined || topic !== undefined;
  const notice = aboutActivity ? undefined : await noticeAskedAbout(scene);
  if (notice !== undefined) return "receipt";
  return scene.checkinsOpen.length > 0 ? "checkin" : "signup";
}

async function nudge(scene: Scene, listed: Listed, field: "signup" | "checkin"): Promise<Reply> {
  const { db, now, space, today, language } = scene;
  const end = listed.occurrence.window_end;
  const result = await nudgeAttendance(db, {
    listed,
    field,
    now,
    body: attendanceNudgeText(
      { title: listed.activity.title, when: whenWords(listed.occurrence, today, language), field },
      language,
    ),
    expiresAt: end === null ? now + DAY_MS : civilToEpoch(end, space.zone),
  });
  const until = result.quietUntil;
  const waitsUntil = until === undefined ? undefined : epochToCivil(until, space.zone);
  return { text: nudgedText({ ...result, waitsUntil }, scene), privately: true };
}
