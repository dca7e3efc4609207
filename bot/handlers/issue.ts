import { organizerOf } from "../../src/attendance/organizer-of.ts";
import { addDays } from "../../src/calendar/civil-day.ts";
import { planLoopReminder } from "../../src/promise/plan-loop-reminder.ts";
import { recordChange } from "../../src/store/changes.ts";
import { dutyToLog } from "../../src/store/duty-log.ts";
import { putHeadcount } from "../../src/store/headcounts.ts";
import {
  addLoop,
  addLoopEntry,
  type Loop,
  loopByNo,
  openLoops,
  updateLoop,
} from "../../src/store/loops.ts";
import { memberById } from "../../src/store/members.ts";
import { peopleKnown } from "../../src/store/people-known.ts";
import { readTime } from "../../src/time/read-time.ts";
import { speaking } from "../../src/wording/language.ts";
import { lines } from "../../src/wording/layout.ts";
import { issueLine } from "../../src/wording/promise.ts";
import { refusedUnlessOrganizer } from "../desk-rights.ts";
import type { Reply, Scene } from "../scene.ts";
import { tell } from "../tell.ts";
import { reassign } from "./visit.ts";

/** Notes a problem, and tells the organizer in private; nobody is named in a room. */
export async function openIssue(
  scene: Scene,
  text: string,
  who: "named" | "anonymous" = "named",
): Promise<Loop> {
  const { db, space, sender, now } = scene;
  const loop = await addLoop(db, {
    space_id: space.id,
    kind: "issue",
    owner_id: null,
    title: text,
    public_title: null,
    cadence: null,
    due: null,
    until: null,
    published_at: null,
    survey_id: null,
    created_by: who === "named" ? sender.id : null,
    created_at: now,
  });
  const organizer = await organizerOf(db, { space_id: space.id, owner_id: null });
  if (organizer !== undefined && organizer !== sender.id) {
    await tell(scene, organizer, {
      text: speaking(scene.language)(
        `${who === "named" ? sender.name : "有人匿名"}报来问题${loop.no}：${text}\n谁办、几号？回“问题${loop.no} 姓名 日期”`,
        `${who === "named" ? sender.name : "Somebody"} reports issue ${loop.no}: ${text}\nReply "issue ${loop.no} NAME DATE"`,
      ),
      purpose: `issue/${loop.no}`,
    });
  }
  return loop;
}

/** "匿名意见：…": nobody is kept with it, so nobody is told how it ends. */
export async function handleAnonymous(scene: Scene, text: string): Promise<Reply> {
  const loop = await openIssue(scene, text, "anonymous");
  return {
    text: speaking(scene.language)(
      `记下了，问题${loop.no}，不记您的名字`,
      `Noted without your name: issue ${loop.no}`,
    ),
  };
}

/** "意见：路灯不亮", "巡查 网吧门口有学生": anybody may report. */
export async function handleIssue(scene: Scene, text: string, patrol: boolean): Promise<Reply> {
  const loop = await openIssue(scene, text);
  const say = speaking(scene.language);
  return {
    text: lines(
      patrol
        ? say(`巡查记下了，问题${loop.no}`, `Patrol noted, issue ${loop.no}`)
        : say(`记下了，问题${loop.no}`, `Noted, issue ${loop.no}`),
      say("已转组织者，办好告诉您", "Passed on; you will hear when it is settled"),
    ),
  };
}

const DONE =
  /^(?:已经?)?(?:办好|解决|整改(?:完|好|到位)?|完成|修好|处理(?:好|完)?|done|fixed|settled)(?:了)?[\s,，:：]*(.*)$/iu;

/** "问题3 李红 12月1日" gives it an owner and a day; "问题3 办好了 换了灯" closes it with its evidence. */
export async function handleIssueChange(scene: Scene, no: number, text: string): Promise<Reply> {
  const { db, space, sender } = scene;
  const loop = await loopByNo(db, space.id, "issue", no);
  const say = speaking(scene.language);
  if (loop === undefined) return { text: say(`没有问题${no}`, `There is no issue ${no}`) };
  const done = DONE.exec(text.trim());
  if (loop.owner_id !== sender.id) {
    const refused = await refusedUnlessOrganizer(scene, "issue");
    if (refused !== undefined) return refused;
  }
  if (done !== null) return closeIssue(scene, loop, done[1] ?? "");
  const [reading] = readTime(text, { now: scene.today, mode: "query", calendars: scene.calendars });
  const people = await peopleKnown(db, space.id, undefined);
  const owner = people.find(({ name }) => text.includes(name));
  const due = lastDay(reading);
  if (owner === undefined && due === undefined) {
    return {
      text: say(
        `谁办、几号？如“问题${no} 李红 12月1日”`,
        `Who, and when? e.g. "issue ${no} NAME DATE"`,
      ),
    };
  }
  const values = {
    ...(owner === undefined ? {} : { owner_id: owner.id }),
    ...(due === undefined ? {} : { due }),
  };
  await reassign(scene, loop, values);
  if (owner !== undefined && owner.id !== sender.id) {
    await tell(scene, owner.id, {
      text: lines(
        issueLine({ ...loop, ...values }, owner.name, scene),
        say(`办好回“问题${no} 办好了”`, `Reply "issue ${no} done"`),
      ),
      purpose: `issue-owner/${no}`,
    });
  }
  return {
    text: issueLine({ ...loop, ...values }, owner?.name ?? (await nameOf(scene, loop)), scene),
  };
}

function lastDay(
  reading: { start: string | null; end: string | null; grain: string } | undefined,
): string | undefined {
  if (reading?.end === null || reading === undefined) return undefined;
  const midnight = reading.end.slice(11, 16) === "00:00";
  return midnight ? addDays(reading.end.slice(0, 10), -1) : reading.end.slice(0, 10);
}

async function nameOf(scene: Scene, { owner_id }: Loop): Promise<string | undefined> {
  return owner_id === null ? undefined : (await memberById(scene.db, owner_id)).name;
}

async function closeIssue(scene: Scene, loop: Loop, evidence: string): Promise<Reply> {
  const { db, space, sender, now, today } = scene;
  const day = today.slice(0, 10);
  const note = evidence === "" ? null : evidence;
  await addLoopEntry(db, {
    space_id: space.id,
    loop_id: loop.id,
    day,
    note,
    by_id: sender.id,
    at: now,
  });
  await updateLoop(db, loop.id, { state: "done", due: null });
  await planLoopReminder(db, space, { ...loop, due: null }, now);
  const say = speaking(scene.language);
  if (loop.created_by !== null && loop.created_by !== sender.id) {
    await tell(scene, loop.created_by, {
      text: say(
        `您反映的“${loop.title}”办好了${note === null ? "" : `：${note}`}`,
        `What you reported is settled: ${loop.title}`,
      ),
      purpose: `issue-done/${loop.no}`,
    });
  }
  return { text: say(`问题${loop.no}办结`, `Issue ${loop.no} is settled`) };
}

/** "问题清单": what is open, who has it, until when. */
export async function handleIssues(scene: Scene): Promise<Reply> {
  const refused = scene.rights.leads ? undefined : await refusedUnlessOrganizer(scene, "issue");
  if (refused !== undefined) return refused;
  const open = await openLoops(scene.db, scene.space.id, ["issue"]);
  const say = speaking(scene.language);
  if (open.length === 0) return { text: say("没有没办完的问题", "No open issues") };
  const rows = await Promise.all(
    open.slice(0, 6).map(async (loop) => issueLine(loop, await nameOf(scene, loop), scene)),
  );
  return {
    text: lines(say(`没办完的问题${open.length}个：`, `${open.length} open issues:`), ...rows),
  };
}

const VISITORS =
  /^(?:来了|咨询|接待)?\s*(\d{1,4})\s*(?:个?人|位|人次|people|persons?|visitors?)(?:[\s,，。;；:：]+(.{2,80}))?$/iu;
const REPORT_DAYS = 2;

/** "5人 路灯不亮" after one's duty: how many came, and what has to be passed on. */
export async function reportDuty(scene: Scene, text: string): Promise<Reply | undefined> {
  const found = VISITORS.exec(text);
  const today = scene.today.slice(0, 10);
  if (found === null) return undefined;
  const { db, space, sender, now } = scene;
  const duty = await dutyToLog(db, sender.id, addDays(today, -REPORT_DAYS), today);
  if (duty === undefined) return undefined;
  const count = Number(found[1]);
  const problem = found[2]?.trim();
  const none = problem === undefined || /^(?:没有?|无|none|no)/iu.test(problem);
  await recordChange(db, {
    space_id: space.id,
    at: now,
    member_id: sender.id,
    subject: "duty",
    subject_id: duty.id,
    action: "visitors",
    after: String(count),
    words: `${duty.label}值守：来访${count}人`,
  });
  if (duty.occurrence_id !== null) {
    const key = { spaceId: space.id, occurrenceId: duty.occurrence_id };
    await putHeadcount(db, { ...key, label: "咨询", count, byId: sender.id, at: now });
  }
  const loop = none ? undefined : await openIssue(scene, problem);
  const say = speaking(scene.language);
  return {
    text: lines(
      say(`记：咨询${count}人`, `Noted: ${count} visitors`),
      loop &&
        say(
          `问题${loop.no}：${loop.title}，已转组织者`,
          `Issue ${loop.no}: ${loop.title}, passed on`,
        ),
    ),
  };
}
