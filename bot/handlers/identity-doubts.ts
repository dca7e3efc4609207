import { DOUBTS_A_PAGE, type DoubtsMemory } from "../../src/people/list-doubts.ts";
import { confirmIdentity } from "../../src/people/repair-identities.ts";
import { recordChange } from "../../src/store/changes.ts";
import { closeQuestion, type OpenQuestion } from "../../src/store/dialogues.ts";
import type { IntentSlots } from "../../src/understanding/intent.ts";
import { speaking } from "../../src/wording/language.ts";
import { doubtsText } from "../../src/wording/people.ts";
import type { Reply, Scene } from "../scene.ts";

const A_WEEK_MS = 7 * 24 * 3_600_000;
/** So long a bare number is an answer. */
const NUMBERS_COUNT_MS = 10 * 60_000;
const ALL = /都对|全对|都是|\ball\b/iu;

/** 都对, the numbers of those that are right, or 不: only what the organizer says is bound. */
export async function answerIdentityDoubts(
  scene: Scene,
  question: OpenQuestion,
  said: IntentSlots["answer"],
): Promise<Reply | undefined> {
  const { account, pairs } = question.payload as DoubtsMemory;
  const page = pairs.slice(0, DOUBTS_A_PAGE);
  const fresh = scene.now - question.askedAt < NUMBERS_COUNT_MS;
  const right = rightOnes(fresh ? said : withoutNumbers(said), page.length);
  if (right === undefined) return undefined;
  const confirmed = page.filter((_, index) => right.has(index + 1));
  for (const pair of confirmed) {
    await confirmIdentity(scene.db, { ...pair, account, now: scene.now });
  }
  await closeQuestion(scene.db, question.id, scene.now);
  if (confirmed.length > 0) await record(scene, confirmed);
  const rest = pairs.slice(DOUBTS_A_PAGE);
  const done = speaking(scene.language)(
    `认回${confirmed.length}人`,
    `${confirmed.length} found again`,
  );
  if (rest.length === 0) return { text: done };
  const next = doubtsText(
    { pairs: rest.slice(0, DOUBTS_A_PAGE), left: rest.length },
    scene.language,
  );
  const payload: DoubtsMemory = { account, pairs: rest };
  return {
    text: `${done}\n${next}`,
    ask: { kind: "identity-doubts", payload, forMs: A_WEEK_MS },
  };
}

function withoutNumbers({ yes, value }: IntentSlots["answer"]): IntentSlots["answer"] {
  return { ...(yes === undefined ? {} : { yes }), ...(value === undefined ? {} : { value }) };
}

/** The numbers, from 1, that were confirmed; undefined: that was no answer to this. */
function rightOnes(
  { n, ns, yes, value }: IntentSlots["answer"],
  count: number,
): ReadonlySet<number> | undefined {
  const numbers = ns ?? (n === undefined ? undefined : [n]);
  if (numbers !== undefined) {
    return numbers.every((one) => one >= 1 && one <= count) ? new Set(numbers) : undefined;
  }
  if (ALL.test(value ?? "")) return new Set(Array.from({ length: count }, (_, at) => at + 1));
  return yes === false ? new Set() : undefined;
}

async function record(
  { db, space, sender, now }: Scene,
  confirmed: DoubtsMemory["pairs"],
): Promise<void> {
  for (const { nickname, name, memberId } of confirmed) {
    await recordChange(db, {
      space_id: space.id,
      at: now,
      member_id: sender.id,
      subject: "member",
      subject_id: memberId,
      action: "bound",
      before: nickname,
      after: name,
      words: `重新登录后『${nickname}』确认为${name}`,
    });
  }
}
