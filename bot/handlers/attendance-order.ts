import { rolesOfOccurrence } from "../../src/attendance/places.ts";
import { readCompany } from "../../src/attendance/read-company.ts";
import { maySayDuty, readDuty } from "../../src/attendance/read-duty.ts";
import { type AttendanceSetting, readAttendanceOrder } from "../../src/attendance/read-order.ts";
import { Refusal } from "../../src/refusal.ts";
import { updateActivity } from "../../src/store/activities.ts";
import { recordChange } from "../../src/store/changes.ts";
import type { Listed } from "../../src/store/occurrences.ts";
import { putRolePlaces, rolePlacesOfAll } from "../../src/store/role-places.ts";
import { isCalled, withoutCall } from "../../src/understanding/name-call.ts";
import {
  audienceSetText,
  codeSetText,
  dutiesSetText,
  noDutiesText,
} from "../../src/wording/attendance-order.ts";
import { speaking } from "../../src/wording/language.ts";
import { shortOfText } from "../../src/wording/sign-up.ts";
import { runs } from "../said-here.ts";
import type { Reply, Scene } from "../scene.ts";
import { byNumber } from "../which-occurrence.ts";
import { handleSignUp, shortWords } from "./sign-up.ts";

/** No order of this kind is longer; a hundred pages of text are not looked at. */
const LONGEST = 120;

/** 口令11 5821, 岗位11 摄影1 接待2, 11只限三年级家长, 缺人; undefined: it is something else. */
export async function attendanceOrder(scene: Scene): Promise<Reply[] | undefined> {
  const { message, room } = scene;
  if (message.text.length > LONGEST) return undefined;
  const called = room === undefined || message.mentionsBot || isCalled(message.text);
  const order = readAttendanceOrder(withoutCall(message.text));
  if (order === undefined) return (await companyNamed(scene)) ?? dutyTaken(scene);
  if (order.kind === "short") return whatIsShort(scene, order.no, called);
  if (!called || !mayOrder(scene)) return undefined;
  const listed = await byNumber(scene, order.no);
  refuseUnlessRuns(scene, listed);
  return [{ text: await carryOut(scene, listed, order), privately: true }];
}

/** Overheard, only what is short and a duty that is taken are looked at. @param text of a message that calls nobody */
export function mayTakeDuty(text: string): boolean {
  if (text.length > LONGEST) return false;
  const said = withoutCall(text);
  return maySayDuty(said) || readAttendanceOrder(said) !== undefined;
}

/** 我和老伴, in private and with a sign-up open: the sender comes, and with whom. */
async function companyNamed(scene: Scene): Promise<Reply[] | undefined> {
  const { room, checkinsOpen, signupsOpen, message } = scene;
  if (room !== undefined || checkinsOpen.length > 0 || signupsOpen.length === 0) return undefined;
  const count = readCompany(withoutCall(message.text));
  if (count === undefined) return undefined;
  const reply = await handleSignUp(scene, { intent: "signup", slots: { count } });
  return reply === undefined ? [] : [reply];
}

/** 报名 摄影: a sign-up whose only words are a duty that has to be filled. */
async function dutyTaken(scene: Scene): Promise<Reply[] | undefined> {
  const text = withoutCall(scene.message.text);
  if (!maySayDuty(text)) return undefined;
  const open = new Map(scene.signupsOpen.map(({ activity }) => [activity.id, activity.no]));
  const duties = await rolePlacesOfAll(scene.db, [...open.keys()]);
  const taken = readDuty(
    text,
    duties.map(({ label }) => label),
  );
  if (taken === undefined) return undefined;
  const [only, ...others] = duties.filter(({ label }) => label === taken.label);
  const one = only === undefined || others.length > 0 ? undefined : open.get(only.activityId);
  const ref = taken.no ?? one;
  const slots = { role: taken.label, ...(ref === undefined ? {} : { ref }) };
  const reply = await handleSignUp(scene, { intent: "signup", slots });
  return reply === undefined ? [] : [reply];
}

function mayOrder({ rights }: Scene): boolean {
  return rights.organizes || rights.keepsLedger || rights.ownActivities.size > 0;
}

function refuseUnlessRuns(scene: Scene, listed: Listed): void {
  if (runs(scene, listed)) return;
  throw new Refusal(
    "not-allowed",
    speaking(scene.language)("这个要组织者来办", "Only an organizer can do this"),
  );
}

async function carryOut(scene: Scene, listed: Listed, order: AttendanceSetting): Promise<string> {
  const { activity } = listed;
  const change = (words: string) =>
    recordChange(scene.db, {
      space_id: scene.space.id,
      at: scene.now,
      member_id: scene.sender.id,
      subject: "activity",
      subject_id: activity.id,
      action: order.kind,
      words,
    });
  switch (order.kind) {
    case "code":
      await updateActivity(scene.db, activity.id, { code: order.code }, scene.now);
      await change(`“${activity.title}”现场口令${order.code === null ? "取消" : "改了"}`);
      return codeSetText(listed, order.code, scene);
    case "audience": {
      const audience = order.audience === null ? null : `只限${order.audience}`;
      await updateActivity(scene.db, activity.id, { audience }, scene.now);
      await change(`“${activity.title}”对象：${activity.audience ?? "不限"}→${audience ?? "不限"}`);
      return audienceSetText(listed, order.audience, scene);
    }
    case "duties": {
      await putRolePlaces(scene.db, scene.space.id, activity.id, order.roles);
      const said = order.roles.map(({ label, places }) => `${label}${places}`).join(" ");
      await change(`“${activity.title}”岗位：${said}`);
      return dutiesSetText(listed, shortWords(await rolesOfOccurrence(scene.db, listed)), scene);
    }
  }
}

/** What is short; in a room only when there is something to say, or when the bot was called. */
async function whatIsShort(
  scene: Scene,
  no: number | undefined,
  called: boolean,
): Promise<Reply[] | undefined> {
  const open = no === undefined ? scene.signupsOpen : [await byNumber(scene, no)];
  const texts: string[] = [];
  for (const listed of open) {
    const short = shortWords(await rolesOfOccurrence(scene.db, listed));
    if (short !== "") texts.push(shortOfText(listed, short, scene));
  }
  if (texts.length > 0) return [{ text: texts.slice(0, 3).join("\n") }];
  return called ? [{ text: noDutiesText(scene) }] : undefined;
}
