import { nextDue } from "../../src/promise/next-due.ts";
import { planLoopReminder } from "../../src/promise/plan-loop-reminder.ts";
import { closeQuestion, type OpenQuestion } from "../../src/store/dialogues.ts";
import { addLoop, type Loop, loopById, openLoops, updateLoop } from "../../src/store/loops.ts";
import { memberById } from "../../src/store/members.ts";
import type { Cadence } from "../../src/understanding/intent.ts";
import { speaking } from "../../src/wording/language.ts";
import { lines } from "../../src/wording/layout.ts";
import { overdueText, plainDay, whichLoopText } from "../../src/wording/promise.ts";
import { refusedUnlessOrganizer } from "../desk-rights.ts";
import { memberNamed } from "../member-named.ts";
import type { Handler, Reply, Scene } from "../scene.ts";
import { loggedReply } from "./promise.ts";

/** The question which visit or promise was done. */
export const WHICH_LOOP = "which-loop";

/** "已走访 2号", "已探望": one more time of what the speaker answers for. What was seen stays with them. */
export const handleVisit: Handler<"visit"> = async (scene, { slots }) => {
  const { db, space, sender } = scene;
  const own = await openLoops(db, space.id, ["visit", "promise"], sender.id);
  const day = dayOf(scene, slots.period);
  const fitting = own.filter((loop) => fits(loop, slots));
  const [only, ...others] = fitting;
  if (only === undefined) {
    return {
      text: speaking(scene.language)(
        "您名下没有这样的走访或承诺",
        "You have no such visit or promise",
      ),
      privately: true,
    };
  }
  if (others.length === 0) return loggedReply(scene, only, day, null);
  return {
    text: whichLoopText(fitting, scene),
    privately: true,
    ask: { kind: WHICH_LOOP, payload: { loops: fitting.map(({ id }) => id), day } },
  };
};

function fits(loop: Loop, { ref, people }: { ref?: number; people?: readonly string[] }): boolean {
  if (ref !== undefined) return loop.kind === "visit" && loop.no === ref;
  return people === undefined || people.some((name) => loop.title.includes(name));
}

/** A day that is not to come; today when none was said. */
function dayOf({ today }: Scene, period: string | undefined): string {
  const now = today.slice(0, 10);
  return period !== undefined && /^\d{4}-\d\d-\d\d$/.test(period) && period <= now ? period : now;
}

export async function answerWhichLoop(
  scene: Scene,
  question: OpenQuestion,
  { n }: { readonly n?: number },
): Promise<Reply | undefined> {
  const { loops, day } = question.payload as {
    readonly loops: readonly number[];
    readonly day: string;
  };
  const id = n === undefined ? undefined : loops[n - 1];
  const loop = id === undefined ? undefined : await loopById(scene.db, id);
  if (loop === undefined) return undefined;
  await closeQuestion(scene.db, question.id, scene.now);
  return loggedReply(scene, loop, day, null);
}

const CADENCES: readonly (readonly [RegExp, Cadence])[] = [
  [/天|日|daily/iu, "daily"],
  [/周|星期|weekly/iu, "weekly"],
  [/季|quarterly/iu, "quarterly"],
  [/月|monthly/iu, "monthly"],
  [/年|yearly/iu, "yearly"],
];

/** "结对 王强 张奶奶 每月": who visits whom how often. In the room nobody reads it. */
export async function handlePair(
  scene: Scene,
  pair: { readonly visitor: string; readonly visited: string; readonly cadence: string },
): Promise<Reply> {
  const refused = await refusedUnlessOrganizer(scene, "pair");
  if (refused !== undefined) return refused;
  const { db, space, now, today, sender } = scene;
  const visitor = await memberNamed(scene, pair.visitor);
  const cadence = CADENCES.find(([words]) => words.test(pair.cadence))?.[1] ?? "monthly";
  const due = nextDue(today.slice(0, 10), cadence, null) ?? null;
  const loop = await addLoop(db, {
    space_id: space.id,
    kind: "visit",
    owner_id: visitor.id,
    title: pair.visited,
    public_title: null,
    cadence,
    due,
    until: null,
    published_at: null,
    survey_id: null,
    created_by: sender.id,
    created_at: now,
  });
  await planLoopReminder(db, space, loop, now);
  const say = speaking(scene.language);
  return {
    text: lines(
      say(`结对${loop.no}号：${visitor.name}`, `Pair ${loop.no}: ${visitor.name}`),
      due === null
        ? undefined
        : say(`第1次${plainDay(due, scene)}前`, `First by ${plainDay(due, scene)}`),
      say(`走访后回“已走访 ${loop.no}号”`, `After a visit reply "visited ${loop.no}"`),
    ),
  };
}

/** "谁没走访": overdue pairs, for the organizer alone. */
export async function handleUnvisited(scene: Scene): Promise<Reply> {
  const refused = await refusedUnlessOrganizer(scene, "pair");
  if (refused !== undefined) return refused;
  const today = scene.today.slice(0, 10);
  const overdue = (await openLoops(scene.db, scene.space.id, ["visit"])).filter(
    ({ due }) => due !== null && due < today,
  );
  const rows = await Promise.all(
    overdue.map(async ({ no, owner_id, due }) => ({
      no,
      due,
      owner: owner_id === null ? "" : (await memberById(scene.db, owner_id)).name,
    })),
  );
  return { text: overdueText(rows, scene) };
}

/** Something a person answers for is theirs no more, or has another day. */
export async function reassign(
  scene: Scene,
  loop: Loop,
  values: { readonly owner_id?: number; readonly due?: string },
): Promise<void> {
  await updateLoop(scene.db, loop.id, values);
  await planLoopReminder(scene.db, scene.space, { ...loop, ...values }, scene.now);
}
