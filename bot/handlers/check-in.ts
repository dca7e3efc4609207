import { type CheckedIn, checkIn } from "../../src/attendance/check-in.ts";
import { epochToCivil } from "../../src/calendar/zone.ts";
import { Refusal } from "../../src/refusal.ts";
import type { Checkin } from "../../src/store/checkins.ts";
import { type Member, membersByName } from "../../src/store/members.ts";
import type { Listed } from "../../src/store/occurrences.ts";
import type { IntentOf } from "../../src/understanding/intent.ts";
import {
  alreadyCheckedInText,
  checkedInForYouText,
  checkedInText,
} from "../../src/wording/attendance.ts";
import { clockWords } from "../../src/wording/dates.ts";
import { speaking } from "../../src/wording/language.ts";
import type { Handler, Reply, Scene } from "../scene.ts";
import { tell } from "../tell.ts";
import { whichOccurrence } from "../which-occurrence.ts";

/** "I am here", for oneself or for people who are named. In a room the record is the only answer. */
export const handleCheckIn: Handler<"checkin"> = async (scene, { slots }) => {
  if (scene.checkinsOpen.length === 0 && slots.ref === undefined) {
    const text = speaking(scene.language)(
      "现在没有要签到的活动",
      "There is nothing to check in to now",
    );
    return scene.room === undefined ? { text } : undefined;
  }
  const which = await whichOccurrence(scene, slots, scene.checkinsOpen, {
    intent: "checkin",
    slots,
  });
  if ("question" in which) return which.question;
  const people = await peopleMeant(scene, slots);
  const results: { member: Member; result: CheckedIn }[] = [];
  for (const member of people) {
    results.push({ member, result: await checkInOne(scene, which.listed, member) });
  }
  return scene.room === undefined ? confirmation(scene, which.listed, results) : undefined;
};

async function checkInOne(scene: Scene, listed: Listed, member: Member): Promise<CheckedIn> {
  const forOther = member.id !== scene.sender.id;
  const result = await checkIn(scene.db, scene.space.zone, {
    listed,
    member,
    by: forOther ? scene.sender : null,
    basis: basisOf(scene, forOther),
    at: scene.now,
    inboundId: scene.message.id,
  });
  if (forOther && result.kind === "recorded") {
    const text = checkedInForYouText(
      scene.sender.name,
      listed.activity.title,
      clockWords(scene.today),
    );
    await tell(scene, member.id, {
      text,
      purpose: `proxy/${listed.occurrence.id}`,
      ask: { kind: "proxy-check-in", payload: { occurrence: listed.occurrence.id } },
    });
  }
  return result;
}

function basisOf(scene: Scene, forOther: boolean): Checkin["basis"] {
  if (forOther) return scene.rights.organizes ? "batch" : "proxy";
  return scene.message.kind === "voice" ? "voice" : "word";
}

/** The speaker, or the people named; an unknown name is said, never invented. */
async function peopleMeant(scene: Scene, slots: IntentOf<"checkin">["slots"]): Promise<Member[]> {
  const names = slots.people ?? [];
  const own = slots.proxy === true ? [] : [scene.sender];
  const found: Member[] = [];
  for (const name of names.filter((one) => one !== scene.sender.name)) {
    const [member] = await membersByName(scene.db, scene.space.id, name);
    if (member === undefined) {
      throw new Refusal(
        "no-such-choice",
        speaking(scene.language)(`名册里没有“${name}”，请写全名`, `“${name}” is not on the roster`),
      );
    }
    found.push(member);
  }
  return [...own, ...found];
}

function confirmation(
  scene: Scene,
  listed: Listed,
  results: readonly { member: Member; result: CheckedIn }[],
): Reply {
  const { title } = listed.activity;
  const clock = (at: number) => clockWords(epochToCivil(at, scene.space.zone));
  const [only] = results;
  if (results.length === 1 && only !== undefined && only.member.id === scene.sender.id) {
    return {
      text:
        only.result.kind === "already"
          ? alreadyCheckedInText(title, clock(only.result.at), scene)
          : checkedInText(title, clock(scene.now), scene),
    };
  }
  const names = results.map(({ member }) => member.name).join(" ");
  return {
    text: speaking(scene.language)(
      `${title} 签到${results.length}人：${names}`,
      `${title}: ${results.length} checked in: ${names}`,
    ),
  };
}
