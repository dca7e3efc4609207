import { rewardsOf } from "../../src/ledger/deed-rewards.ts";
import { Refusal } from "../../src/refusal.ts";
import { recordChange } from "../../src/store/changes.ts";
import { balanceOf, deedsIn, type NamedDeed, updateDeed } from "../../src/store/deeds.ts";
import { closeQuestion } from "../../src/store/dialogues.ts";
import { bookedText, decidedText, redeemedText, returnedText } from "../../src/wording/deeds.ts";
import { speaking } from "../../src/wording/language.ts";
import type { Reply, Scene } from "../scene.ts";
import { tell } from "../tell.ts";
import { DEED_REVIEW, refuseUnlessApproves } from "./deposit.ts";

const ALL = /^(?:全过|都过|全部通过|approve all)[。.!！]*$/iu;
const PARTS =
  /(过|退|approve|return)\s*((?:\d{1,2}[\s、,，]*)+)((?:(?!过\s*\d|退\s*\d|approve|return).)*)/giu;

/** 全过, 过1 退2 理由, of the list just shown. Undefined: it is something else, or nothing waits. */
export async function approveDeeds(scene: Scene, text: string): Promise<Reply | undefined> {
  const question = scene.questions.find(({ kind }) => kind === DEED_REVIEW);
  if (question === undefined) return undefined;
  const { ids } = question.payload as { readonly ids: readonly number[] };
  const verdicts = readVerdicts(text, ids);
  if (verdicts.length === 0) return undefined;
  refuseUnlessApproves(scene);
  const waiting = await deedsIn(scene.db, scene.space.id, "waiting");
  const counts = { passed: 0, returned: 0 };
  for (const { id, passed, reason } of verdicts) {
    const deed = waiting.find((one) => one.id === id);
    if (deed === undefined) continue;
    await decide(scene, deed, passed, reason);
    counts[passed ? "passed" : "returned"] += 1;
  }
  if (counts.passed + counts.returned === waiting.length) {
    await closeQuestion(scene.db, question.id, scene.now);
  }
  const none = speaking(scene.language)("这些已经审过了", "These were decided already");
  return { text: decidedText(counts, scene) || none };
}

interface Verdict {
  readonly id: number;
  readonly passed: boolean;
  readonly reason: string | null;
}

function readVerdicts(text: string, ids: readonly number[]): Verdict[] {
  if (ALL.test(text)) return ids.map((id) => ({ id, passed: true, reason: null }));
  if (!/^(?:过|退|approve|return)\s*\d/iu.test(text)) return [];
  return [...text.matchAll(PARTS)].flatMap(([, verb = "", numbers = "", rest = ""]) => {
    const passed = /过|approve/iu.test(verb);
    const reason = passed || rest.trim() === "" ? null : rest.trim();
    const chosen = numbers.match(/\d+/gu) ?? [];
    return chosen.flatMap((n) => {
      const id = ids[Number(n) - 1];
      return id === undefined ? [] : [{ id, passed, reason }];
    });
  });
}

/** Books or returns one entry, keeps who decided, and tells whose it is. */
async function decide(
  scene: Scene,
  deed: NamedDeed,
  passed: boolean,
  reason: string | null,
): Promise<void> {
  const { db, space, sender, now } = scene;
  if (deed.member_id === sender.id) {
    const say = speaking(scene.language);
    throw new Refusal(
      "not-allowed",
      say("自己的好事请别人来审", "Somebody else has to approve your own"),
    );
  }
  await updateDeed(db, deed.id, {
    state: passed ? "booked" : "returned",
    reason,
    decided_by: sender.id,
  });
  await recordChange(db, {
    space_id: space.id,
    at: now,
    member_id: sender.id,
    subject: "deed",
    subject_id: deed.id,
    action: passed ? "book" : "return",
    after: reason,
    words: `道德银行${passed ? "记账" : "退回"}一件`,
  });
  const text = passed ? await bookedWords(scene, deed) : returnedText(deed.title, reason, scene);
  await tell(scene, deed.member_id, { text, purpose: `deed/${deed.id}` });
}

async function bookedWords(scene: Scene, deed: NamedDeed): Promise<string> {
  const balance = await balanceOf(scene.db, deed.member_id);
  if (deed.kind === "redeem") return redeemedText(deed, balance, scene);
  const rewards = await rewardsOf(scene.db, scene.space.id);
  return bookedText({ points: deed.points, balance, rewards }, scene);
}
