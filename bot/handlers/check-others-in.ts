import { type CheckedIn, checkIn } from "../../src/attendance/check-in.ts";
import { Refusal } from "../../src/refusal.ts";
import { memberById } from "../../src/store/members.ts";
import type { Listed } from "../../src/store/occurrences.ts";
import type { IntentSlots } from "../../src/understanding/intent.ts";
import { readPastedList } from "../../src/understanding/pasted-list.ts";
import { checkedInForYouText, checkedOthersInText } from "../../src/wording/check-in.ts";
import { clockWords } from "../../src/wording/dates.ts";
import { speaking } from "../../src/wording/language.ts";
import {
  type Applied,
  applyNames,
  distinctNames,
  nextQuestion,
  readNames,
  type SaidName,
} from "../name-work.ts";
import { inboundIdOf, inPrivateOnly, runs, statementOf } from "../said-here.ts";
import type { Reply, Scene } from "../scene.ts";
import { tell } from "../tell.ts";

type Said = IntentSlots["checkin"];

/** 代王淑芬签到, and the organizer's lists: 签到 张三 李四, 到的：张三 李四. */
export async function checkOthersIn(
  scene: Scene,
  listed: Listed,
  said: Said,
): Promise<Reply | undefined> {
  const names = namesOf(scene, said);
  if (names.length > 1 && !runs(scene, listed)) {
    throw new Refusal(
      "not-allowed",
      speaking(scene.language)(
        "一次只能代签一位，多人请组织者签",
        "You can check in one other person; ask the organizer for more",
      ),
    );
  }
  const work = await readNames(scene, distinctNames(names), {
    action: "checkin",
    occurrence: listed.occurrence.id,
    chain: false,
    inboundId: inboundIdOf(scene),
    role: null,
  });
  const applied =
    said.proxy === true
      ? await asProxy(scene, listed, work.settled)
      : await applyNames(scene, work, work.settled);
  return (await nextQuestion(scene, work, true)) ?? confirmation(scene, listed, applied);
}

function namesOf(scene: Scene, said: Said): SaidName[] {
  const pasted = readPastedList(scene.message.text);
  if (pasted?.kind === "attendance") {
    return pasted.people.map(({ name, count }) => ({ said: name, heads: count }));
  }
  const others = (said.people ?? []).filter((name) => name !== scene.sender.name);
  return others.map((name) => ({ said: name, heads: 1 }));
}

/** The person hears who spoke for them, and may say no. */
async function asProxy(
  scene: Scene,
  listed: Listed,
  people: readonly { readonly id: number; readonly heads: number }[],
): Promise<Applied[]> {
  const applied: Applied[] = [];
  for (const { id, heads } of people) {
    const member = await memberById(scene.db, id);
    const statement = statementOf(scene, listed, member);
    const checking = { ...statement, basis: "proxy" as const, cameAt: scene.now, heads };
    const result: CheckedIn = await checkIn(scene.db, checking);
    applied.push({ member, result });
    if (result.kind !== "recorded") continue;
    const { title } = listed.activity;
    const clock = clockWords(scene.today, scene.language);
    await tell(scene, id, {
      text: checkedInForYouText(scene.sender.name, { title, clock }, scene.language),
      purpose: `proxy/${listed.occurrence.id}`,
      ask: { kind: "proxy-check-in", payload: { occurrence: listed.occurrence.id } },
    });
  }
  return applied;
}

function confirmation(
  scene: Scene,
  { activity }: Listed,
  applied: readonly Applied[],
): Reply | undefined {
  const inState = (kind: CheckedIn["kind"]) =>
    applied.filter(({ result }) => result.kind === kind).map(({ member }) => member.name);
  const who = { recorded: inState("recorded"), had: inState("already") };
  return inPrivateOnly(scene, checkedOthersInText(activity.title, who, scene));
}
