import { swapDuties } from "../../src/duty/swap-duties.ts";
import { periodOf } from "../../src/plan/period.ts";
import { closeQuestion, type OpenQuestion } from "../../src/store/dialogues.ts";
import { type Duty, dutiesOf, dutyById } from "../../src/store/duties.ts";
import { memberById } from "../../src/store/members.ts";
import { swapAskText, swappedText } from "../../src/wording/duty.ts";
import { speaking } from "../../src/wording/language.ts";
import { memberNamed } from "../member-named.ts";
import type { Handler, Reply, Scene } from "../scene.ts";
import { tell } from "../tell.ts";

/** The question to the other person, and the question with whom. */
export const SWAP = "swap-duty";
export const SWAP_WITH = "swap-with";

interface Proposed {
  readonly mine: number;
  readonly theirs: number | undefined;
  readonly asker: number;
}

/** "换班 和李红": the other is asked, and nothing changes before they agree. */
export const handleSwap: Handler<"swap"> = async (scene, { slots }) => {
  const { db, sender, today } = scene;
  const say = speaking(scene.language);
  const own = await dutiesOf(db, sender.id, today.slice(0, 10));
  const mine = onDay(scene, own, slots.period);
  if (mine === undefined) {
    return { text: say("您没有值班可换", "You have no duty to swap"), privately: true };
  }
  if (slots.with === undefined) {
    return {
      text: say("和谁换？回名字", "Swap with whom? Reply a name"),
      privately: true,
      ask: { kind: SWAP_WITH, payload: { mine: mine.id } },
    };
  }
  return propose(scene, mine, slots.with);
};

function onDay(
  scene: Scene,
  duties: readonly Duty[],
  period: string | undefined,
): Duty | undefined {
  if (period === undefined) return duties[0];
  const span = periodOf(period, scene.today, scene.calendars);
  if (span === undefined) return duties[0];
  return duties.find(({ day }) => `${day}T00:00:00` >= span.from && `${day}T00:00:00` < span.to);
}

async function propose(scene: Scene, mine: Duty, name: string): Promise<Reply> {
  const other = await memberNamed(scene, name);
  const say = speaking(scene.language);
  const [theirs] = (await dutiesOf(scene.db, other.id, scene.today.slice(0, 10))).filter(
    ({ day }) => day !== mine.day,
  );
  const payload: Proposed = { mine: mine.id, theirs: theirs?.id, asker: scene.sender.id };
  const told = await tell(scene, other.id, {
    text: swapAskText(scene.sender.name, { mine: mine.day, theirs: theirs?.day }, scene),
    purpose: `swap/${mine.id}`,
    ask: { kind: SWAP, payload },
  });
  return {
    text: told
      ? say(`已问${other.name}，同意了告诉您`, `${other.name} was asked; I shall tell you`)
      : say(`${other.name}没有私信，请您打电话问`, `I cannot reach ${other.name}; please phone`),
    privately: true,
  };
}

/** A name to "和谁换？". */
export async function answerSwapWith(
  scene: Scene,
  question: OpenQuestion,
  { value }: { readonly value?: string },
): Promise<Reply | undefined> {
  const { mine } = question.payload as { readonly mine: number };
  const duty = await dutyById(scene.db, mine);
  if (value === undefined || duty === undefined) return undefined;
  await closeQuestion(scene.db, question.id, scene.now);
  return propose(scene, duty, value.replace(/^(?:和|跟|与|with\s)/iu, "").trim());
}

/** 同意 or 不 of the other. */
export async function answerSwap(
  scene: Scene,
  question: OpenQuestion,
  { yes }: { readonly yes?: boolean },
): Promise<Reply | undefined> {
  if (yes === undefined) return undefined;
  const { db, space, sender, now } = scene;
  await closeQuestion(db, question.id, now);
  const proposed = question.payload as Proposed;
  const say = speaking(scene.language);
  const mine = await dutyById(db, proposed.mine);
  const theirs = proposed.theirs === undefined ? undefined : await dutyById(db, proposed.theirs);
  const asker = await memberById(db, proposed.asker);
  const purpose = `swap-answer/${proposed.mine}`;
  if (!yes) {
    await tell(scene, asker.id, {
      text: say(`${sender.name}换不了`, `${sender.name} cannot swap`),
      purpose,
    });
    return { text: say(`好的，已告诉${asker.name}`, `${asker.name} was told`) };
  }
  const stale =
    mine?.member_id !== asker.id || (theirs !== undefined && theirs.member_id !== sender.id);
  if (mine === undefined || stale) {
    return { text: say("值班表已经变了，这次不换", "The rota has changed meanwhile; no swap") };
  }
  await swapDuties(db, { spaceId: space.id, mine, theirs, asker, other: sender, now });
  const rows = [
    { day: mine.day, name: sender.name },
    ...(theirs === undefined ? [] : [{ day: theirs.day, name: asker.name }]),
  ];
  await tell(scene, asker.id, { text: swappedText(rows, scene), purpose });
  return { text: swappedText(rows, scene) };
}
