import { checkIn } from "../../src/attendance/check-in.ts";
import { nextCheckin, overlap } from "../../src/attendance/open-occurrences.ts";
import { epochToCivil } from "../../src/calendar/zone.ts";
import { checkinsOfMember } from "../../src/store/checkins.ts";
import type { Listed } from "../../src/store/occurrences.ts";
import { occurrencesSignedUp } from "../../src/store/signups.ts";
import type { IntentSlots } from "../../src/understanding/intent.ts";
import {
  alreadyCheckedInText,
  checkedInText,
  nothingToCheckInText,
  wrongCodeText,
} from "../../src/wording/check-in.ts";
import { clockWords } from "../../src/wording/dates.ts";
import { askedHere, inPrivateOnly, privately, statementOf } from "../said-here.ts";
import type { Handler, Reply, Scene } from "../scene.ts";
import { whichOccurrence } from "../which-occurrence.ts";
import { checkOthersIn } from "./check-others-in.ts";

type Said = IntentSlots["checkin"];

/** "I am here", for oneself or for people who are named. In a room the record is the only answer. */
export const handleCheckIn: Handler<"checkin"> = async (scene, { slots }) => {
  const names = (slots.people ?? []).filter((name) => name !== scene.sender.name);
  const own = isForSelf(scene, slots);
  const open = candidatesByCode(scene, slots.code);
  if ("text" in open) return open;
  if (open.length === 0 && slots.ref === undefined) return nothingOpen(scene);
  const fitting = own && slots.ref === undefined ? await stillToCheckIn(scene, open) : open;
  if ("text" in fitting) return inPrivateOnly(scene, fitting.text);
  const { code: _code, ...resumed } = slots;
  const which = await whichOccurrence(scene, resumed, fitting, {
    intent: "checkin",
    slots: resumed,
  });
  if ("question" in which) return askedHere(scene, which.question);
  const { listed } = which;
  if (!isOpen(scene, listed)) return notYet(scene, listed);
  const others = names.length === 0 ? undefined : await checkOthersIn(scene, listed, slots);
  return (own ? await checkSelfIn(scene, listed, slots) : undefined) ?? others;
};

/** 我和王淑芬签到 and one's own name mean the sender too; 代X签到 and a list do not. */
function isForSelf(scene: Scene, said: Said): boolean {
  if (said.proxy === true) return false;
  const { people } = said;
  if (people === undefined || people.includes(scene.sender.name)) return true;
  return (said.count ?? 0) > people.length;
}

/** A word code names its activity; a wrong one is said, and where none is set any code will do. */
function candidatesByCode(scene: Scene, code: string | undefined): Reply | readonly Listed[] {
  const open = scene.checkinsOpen;
  if (code === undefined) return open;
  const right = open.filter(({ activity }) => activity.code === String(code));
  if (right.length > 0) return right;
  const free = open.filter(({ activity }) => activity.code === null);
  const [coded] = open;
  if (free.length > 0 || coded === undefined) return free;
  return privately(wrongCodeText(coded, scene));
}

/**
 * Where the sender is not yet: having checked in to one of two that run at the same time, a further word
 * is a repetition. With several left, the one they signed up for is meant.
 */
async function stillToCheckIn(
  scene: Scene,
  open: readonly Listed[],
): Promise<Reply | readonly Listed[]> {
  const ids = open.map(({ occurrence }) => occurrence.id);
  const mine = await checkinsOfMember(scene.db, scene.sender.id, ids);
  const at = new Map(mine.map((one) => [one.occurrence_id, one.at]));
  const been = open.filter(({ occurrence }) => at.has(occurrence.id));
  const left = open.filter(
    (listed) => !at.has(listed.occurrence.id) && !been.some((one) => overlap(one, listed)),
  );
  const last = been.at(-1);
  if (left.length === 0 && last !== undefined) {
    return already(scene, last, at.get(last.occurrence.id) ?? scene.now);
  }
  if (left.length < 2) return left;
  const joined = await occurrencesSignedUp(
    scene.db,
    scene.sender.id,
    left.map(({ occurrence }) => occurrence.id),
  );
  const expected = left.filter(({ occurrence }) => joined.has(occurrence.id));
  return expected.length === 1 ? expected : left;
}

function already(scene: Scene, { activity }: Listed, at: number): Reply {
  const clock = clockWords(epochToCivil(at, scene.space.zone), scene.language);
  return { text: alreadyCheckedInText(activity.title, clock, scene) };
}

function isOpen(scene: Scene, { occurrence }: Listed): boolean {
  return scene.checkinsOpen.some((one) => one.occurrence.id === occurrence.id);
}

async function nothingOpen(scene: Scene): Promise<Reply | undefined> {
  const next = await nextCheckin(scene.db, scene.space, scene.now);
  const soon =
    next === undefined
      ? undefined
      : {
          title: next.listed.activity.title,
          opens: epochToCivil(next.opensAt, scene.space.zone),
        };
  return inPrivateOnly(scene, nothingToCheckInText(soon, scene));
}

async function notYet(scene: Scene, listed: Listed): Promise<Reply | undefined> {
  const next = await nextCheckin(scene.db, scene.space, scene.now);
  const soon = next?.listed.occurrence.id === listed.occurrence.id ? next : undefined;
  return privately(
    nothingToCheckInText(
      soon && {
        title: listed.activity.title,
        opens: epochToCivil(soon.opensAt, scene.space.zone),
      },
      scene,
    ),
  );
}

async function checkSelfIn(scene: Scene, listed: Listed, said: Said): Promise<Reply | undefined> {
  const named = said.people?.filter((name) => name !== scene.sender.name).length ?? 0;
  const heads = Math.max(1, (said.count ?? 1) - named);
  const result = await checkIn(scene.db, {
    ...statementOf(scene, listed, scene.sender),
    basis: scene.message.kind === "voice" ? "voice" : "word",
    cameAt: scene.now,
    heads,
  });
  if (result.kind === "already") {
    return inPrivateOnly(scene, already(scene, listed, result.at).text);
  }
  const { title } = listed.activity;
  return inPrivateOnly(scene, checkedInText(title, { day: scene.today, heads }, scene));
}
