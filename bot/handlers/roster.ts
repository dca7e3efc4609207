import { type Roster, rosterOf } from "../../src/attendance/roster.ts";
import { Refusal } from "../../src/refusal.ts";
import { missingText, rosterText } from "../../src/wording/attendance.ts";
import { whenWords } from "../../src/wording/dates.ts";
import { speaking } from "../../src/wording/language.ts";
import { runs } from "../said-here.ts";
import type { Handler, Scene } from "../scene.ts";
import { whichOccurrence } from "../which-occurrence.ts";

/** Who is here and who said they come: to the organizer, always in private. */
export const handleRoster: Handler<"roster"> = async (scene, { slots }) => {
  refuseUnlessRunsAny(scene);
  const on = new Set(scene.checkinsOpen.map(({ occurrence }) => occurrence.id));
  const coming = scene.signupsOpen.filter(({ occurrence }) => !on.has(occurrence.id));
  const open = [...scene.checkinsOpen, ...coming];
  const which = await whichOccurrence(scene, slots, open, { intent: "roster", slots });
  if ("question" in which) return { ...which.question, privately: true };
  if (!runs(scene, which.listed)) refuseUnlessOrganizer(scene);
  const roster = await rosterOf(scene.db, which.listed);
  const text = rosterText(
    {
      title: `${which.listed.activity.no} ${which.listed.activity.title}`,
      when: whenWords(which.listed.occurrence, scene.today, scene.language),
      present: roster.present,
      signedUp: roster.signedUp,
      waiting: roster.waiting,
      late: roster.delays.filter(({ kind }) => kind === "late"),
      headcounts: roster.headcounts,
      photos: roster.photos,
    },
    scene,
  );
  return { text, privately: true };
};

/** Who is expected and not here (or did not sign up): never said in a room. */
export const handleMissing: Handler<"missing"> = async (scene, { slots }) => {
  refuseUnlessRunsAny(scene);
  const what =
    slots.field === "signup" || (slots.field === undefined && scene.checkinsOpen.length === 0)
      ? "signup"
      : "checkin";
  const open = what === "signup" ? scene.signupsOpen : scene.checkinsOpen;
  const which = await whichOccurrence(scene, slots, open, { intent: "missing", slots });
  if ("question" in which) return { ...which.question, privately: true };
  if (!runs(scene, which.listed)) refuseUnlessOrganizer(scene);
  const roster = await rosterOf(scene.db, which.listed);
  const names = what === "checkin" ? notHere(roster) : notAnswered(roster);
  const title = `${which.listed.activity.no} ${which.listed.activity.title}`;
  return { text: missingText({ title, names, what }, scene), privately: true };
};

/** Expected, not here, and did not say that they cannot come. */
function notHere({ expected, present, declined }: Roster): string[] {
  return without(expected, [...present, ...declined]);
}

/** Neither signed up, nor waiting, nor excused: of everybody, since sign-up is what was asked. */
function notAnswered({ everybody, signedUp, waiting, declined }: Roster): string[] {
  return without(everybody, [...signedUp, ...waiting, ...declined]);
}

function without(
  people: readonly { readonly id: number; readonly name: string }[],
  there: readonly { readonly id: number }[],
): string[] {
  const ids = new Set(there.map(({ id }) => id));
  return people.filter(({ id }) => !ids.has(id)).map(({ name }) => name);
}

/** Whoever is responsible for one activity may ask; that it is theirs is seen once it is known which is meant. */
function refuseUnlessRunsAny(scene: Scene): void {
  if (scene.rights.ownActivities.size === 0) refuseUnlessOrganizer(scene);
}

export function refuseUnlessOrganizer(scene: Scene): void {
  if (scene.rights.organizes || scene.rights.keepsLedger) return;
  throw new Refusal(
    "not-allowed",
    speaking(scene.language)("这个要组织者来办", "Only an organizer can do this"),
  );
}
