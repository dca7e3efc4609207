import { pointsPerDeed, rewardsOf } from "../../src/ledger/deed-rewards.ts";
import { Refusal } from "../../src/refusal.ts";
import { addDeed, balanceOf, deedsIn, type NamedDeed, updateDeed } from "../../src/store/deeds.ts";
import { type Member, membersByName, membersWithRole } from "../../src/store/members.ts";
import {
  balanceText,
  depositTakenText,
  howToDepositText,
  noSuchWitnessText,
  notWitnessedText,
  redeemAskedText,
  reviewText,
  witnessAskedText,
  witnessedText,
} from "../../src/wording/deeds.ts";
import { speaking } from "../../src/wording/language.ts";
import type { Handler, Reply, Scene } from "../scene.ts";
import { tell } from "../tell.ts";

/** Kind of the question that lists what waits for approval. */
export const DEED_REVIEW = "deed-review";

/** 存好事 帮王奶奶提菜 见证 李红: noted, and the witness is asked in private. */
export const handleDeposit: Handler<"deposit"> = async (scene, { slots }) => {
  const { deed: title, witness: said } = slots;
  if (title === undefined || said === undefined)
    return { text: howToDepositText(scene), privately: true };
  const witness = await witnessNamed(scene, said);
  if (witness === undefined) return { text: noSuchWitnessText(said, scene), privately: true };
  const { db, space, sender, now, today } = scene;
  const row = await addDeed(db, {
    space_id: space.id,
    member_id: sender.id,
    title,
    day: today.slice(0, 10),
    witness_id: witness.id,
    state: "witnessing",
    points: await pointsPerDeed(db, space.id),
    reason: null,
    decided_by: null,
    at: now,
  });
  const deed: NamedDeed = { ...row, member: sender.name, witness: witness.name };
  await tell(scene, witness.id, {
    text: witnessAskedText(deed, scene),
    purpose: `witness/${row.id}`,
  });
  return { text: depositTakenText(deed, scene), privately: true };
};

/** Nobody witnesses their own deed; of two people of one name neither is meant for certain. */
async function witnessNamed(
  { db, space, sender }: Scene,
  name: string,
): Promise<Member | undefined> {
  const [only, ...others] = await membersByName(db, space.id, name);
  return others.length > 0 || only?.id === sender.id ? undefined : only;
}

/** 见证 or 不见证, of everything that waits for this witness. Undefined: nothing does. */
export async function witness(scene: Scene, seen: boolean): Promise<Reply | undefined> {
  const { db, space, sender } = scene;
  const mine = await deedsIn(db, space.id, "witnessing", sender.id);
  if (mine.length === 0) return undefined;
  for (const deed of mine) {
    await updateDeed(db, deed.id, { state: seen ? "waiting" : "returned" });
    if (seen) continue;
    const text = notWitnessedText(deed.title, scene);
    await tell(scene, deed.member_id, { text, purpose: `unseen/${deed.id}` });
  }
  if (!seen) {
    const say = speaking(scene.language);
    return { text: say("好的，没见证，已告诉本人", "All right, not witnessed; they are told") };
  }
  await tellApprovers(scene);
  return { text: witnessedText(mine.length, scene) };
}

/** 换本子: points are taken once it is approved. Undefined: there is no such reward. */
export async function redeem(scene: Scene, name: string): Promise<Reply | undefined> {
  const { db, space, sender, now, today } = scene;
  const reward = (await rewardsOf(db, space.id)).find((one) => one.name === name);
  if (reward === undefined) return undefined;
  const balance = await balanceOf(db, sender.id);
  if (balance >= reward.points) {
    await addDeed(db, {
      space_id: space.id,
      kind: "redeem",
      member_id: sender.id,
      title: reward.name,
      day: today.slice(0, 10),
      witness_id: null,
      state: "waiting",
      points: -reward.points,
      reason: null,
      decided_by: null,
      at: now,
    });
    await tellApprovers(scene);
  }
  return { text: redeemAskedText(reward, balance, scene) };
}

/** 我的积分. */
export async function ownBalance({ db, space, sender, ...scene }: Scene): Promise<Reply> {
  const balance = await balanceOf(db, sender.id);
  return { text: balanceText(balance, await rewardsOf(db, space.id), scene) };
}

/** Secretaries approve; where there is none, organizers. */
async function tellApprovers(scene: Scene): Promise<void> {
  const { db, space } = scene;
  const waiting = await deedsIn(db, space.id, "waiting");
  const secretaries = await membersWithRole(db, space.id, "secretary");
  const approvers =
    secretaries.length > 0 ? secretaries : await membersWithRole(db, space.id, "organizer");
  const ask = { kind: DEED_REVIEW, payload: { ids: waiting.map(({ id }) => id) } };
  for (const { id } of approvers) {
    await tell(scene, id, { text: reviewText(waiting, scene), purpose: "deed-review", ask });
  }
}

export function refuseUnlessApproves({ rights, language }: Scene): void {
  if (rights.keepsLedger) return;
  const say = speaking(language);
  throw new Refusal(
    "not-allowed",
    say("好事要秘书或组织者来审", "Only secretaries and organizers approve deeds"),
  );
}
