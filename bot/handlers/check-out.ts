import { checkOut } from "../../src/attendance/check-out.ts";
import { epochToCivil } from "../../src/calendar/zone.ts";
import { Refusal } from "../../src/refusal.ts";
import { checkinsOfMember } from "../../src/store/checkins.ts";
import { type Member, membersByName } from "../../src/store/members.ts";
import type { Listed } from "../../src/store/occurrences.ts";
import { checkedOutText, notCheckedInText } from "../../src/wording/check-in.ts";
import { speaking } from "../../src/wording/language.ts";
import { inPrivateOnly, privately, runs, statementOf } from "../said-here.ts";
import type { Handler, Reply, Scene } from "../scene.ts";
import { whichOccurrence } from "../which-occurrence.ts";

/** "I am leaving": the time counts until now, not until the planned end. */
export const handleCheckOut: Handler<"checkout"> = async (scene, { slots }) => {
  const { people, ...said } = slots;
  const [name] = people ?? [];
  const member =
    name === undefined || name === scene.sender.name ? scene.sender : await named(scene, name);
  const open = await whereHere(scene, member);
  const which = await whichOccurrence(scene, said, open, { intent: "checkout", slots });
  if ("question" in which) return which.question;
  return leave(scene, which.listed, member);
};

/** Where the person has checked in and not left; else whatever is open, to say that they have not. */
async function whereHere(scene: Scene, member: Member): Promise<readonly Listed[]> {
  const open = scene.checkinsOpen;
  const ids = open.map(({ occurrence }) => occurrence.id);
  const checkins = await checkinsOfMember(scene.db, member.id, ids);
  const inside = checkins.filter((one) => one.out_at === null);
  const here = new Set((inside.length > 0 ? inside : checkins).map((one) => one.occurrence_id));
  const mine = open.filter(({ occurrence }) => here.has(occurrence.id));
  return mine.length > 0 ? mine : open.slice(0, 1);
}

async function named(scene: Scene, name: string): Promise<Member> {
  const [member] = await membersByName(scene.db, scene.space.id, name);
  if (member !== undefined) return member;
  throw new Refusal(
    "no-such-choice",
    speaking(scene.language)(`名册里没有“${name}”，请写全名`, `“${name}” is not on the roster`),
  );
}

async function leave(scene: Scene, listed: Listed, member: Member): Promise<Reply | undefined> {
  if (member.id !== scene.sender.id && !runs(scene, listed)) {
    throw new Refusal(
      "not-allowed",
      speaking(scene.language)("代签退要组织者来办", "Only an organizer checks others out"),
    );
  }
  const result = await checkOut(scene.db, statementOf(scene, listed, member));
  const { title } = listed.activity;
  if (result.kind === "not-here") return privately(notCheckedInText(title, scene));
  const left = {
    out: epochToCivil(result.outAt, scene.space.zone),
    minutes: result.minutes,
    again: result.kind === "already",
  };
  return inPrivateOnly(scene, checkedOutText(title, left, scene));
}
