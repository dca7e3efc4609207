import { type Undone, undoEntries } from "../../src/attendance/undo.ts";
import { epochToCivil } from "../../src/calendar/zone.ts";
import { Refusal } from "../../src/refusal.ts";
import {
  type Entry,
  entriesAbout,
  entriesBy,
  entriesOfMessage,
  stateOf,
} from "../../src/store/attendance-entries.ts";
import { closeQuestion } from "../../src/store/dialogues.ts";
import { markTaken } from "../../src/store/inbound.ts";
import { memberById, membersByName } from "../../src/store/members.ts";
import { occurrenceById } from "../../src/store/occurrences.ts";
import { peopleKnown } from "../../src/store/people-known.ts";
import { speaking } from "../../src/wording/language.ts";
import {
  nothingToUndoText,
  recalledText,
  type UndoneKind,
  undoneText,
  undoOldText,
} from "../../src/wording/undo.ts";
import type { Answering } from "../answering.ts";
import { inboundIdOf, inPrivateOnly, privately } from "../said-here.ts";
import type { Handler, Reply, Scene } from "../scene.ts";

export const UNDO_QUESTION = "undo-old";
/** One's own word of so long ago is undone at once; an older one is asked about. */
const AT_ONCE_MS = 10 * 60_000;
const LOOK_BACK_MS = 7 * 24 * 3_600_000;

/** A message was taken back on the network: what it had recorded is undone, and its sender is told. */
export async function handleRecall(scene: Scene): Promise<Reply | undefined> {
  const { recalledId } = scene.message;
  if (recalledId === undefined) return undefined;
  await markTaken(scene.db, {
    account: scene.message.account,
    message_id: recalledId,
    space_id: scene.space.id,
    chat: "",
    member_id: scene.sender.id,
    digest: `recalled/${recalledId}`,
    at: scene.now,
  });
  const entries = await entriesOfMessage(scene.db, inboundIdOf(scene, recalledId));
  const undone = await undoEntries(scene.db, entries, {
    byId: scene.sender.id,
    at: scene.now,
    how: "消息撤回",
  });
  const [last] = undone;
  if (last === undefined) return undefined;
  return privately(
    recalledText(kindOf(last.entry), undone.length, stateOf(last.entry).language ?? "zh"),
  );
}

/** 撤销, 签错了: the last thing that the sender said; an organizer names somebody else (撤销 张三). */
export const handleUndo: Handler<"undo"> = async (scene, { slots }) => {
  const name = await otherNamed(scene, slots.people ?? []);
  if (name !== undefined) return undoFor(scene, name, slots.ref);
  const own = await entriesBy(scene.db, scene.sender.id, scene.now - LOOK_BACK_MS, 200);
  const said = slots.ref === undefined ? own : await ofActivity(scene, own, slots.ref);
  const [last] = said;
  if (last === undefined) {
    return inPrivateOnly(scene, nothingToUndoText(scene.language));
  }
  const entries = said.filter((entry) => entry.inbound_id === last.inbound_id);
  if (last.at < scene.now - AT_ONCE_MS) return askFirst(scene, last, entries);
  return undoNow(scene, entries);
};

/** Whose record is meant, when it is somebody else's: 撤销 张三. */
async function otherNamed(scene: Scene, people: readonly string[]): Promise<string | undefined> {
  const said = people.find((one) => one !== scene.sender.name);
  if (said !== undefined) return said;
  const known = await peopleKnown(scene.db, scene.space.id, scene.room?.id);
  const { text } = scene.message;
  return known.find(
    ({ id, name }) => id !== scene.sender.id && name.length > 1 && text.includes(name),
  )?.name;
}

async function ofActivity(scene: Scene, entries: readonly Entry[], no: number): Promise<Entry[]> {
  const found: Entry[] = [];
  for (const entry of entries) {
    const listed = await occurrenceById(scene.db, entry.subject_id ?? 0);
    if (listed?.activity.no === no) found.push(entry);
  }
  return found;
}

/**
 * The last thing that was recorded about somebody else: by anybody, when an organizer takes it back; by the
 * sender, when a member does.
 */
async function undoFor(
  scene: Scene,
  name: string,
  ref: number | undefined,
): Promise<Reply | undefined> {
  const say = speaking(scene.language);
  const [member] = await membersByName(scene.db, scene.space.id, name);
  if (member === undefined) {
    throw new Refusal(
      "no-such-choice",
      say(`名册里没有“${name}”，请写全名`, `“${name}” is not on the roster`),
    );
  }
  const since = scene.now - LOOK_BACK_MS;
  const about = await entriesAbout(scene.db, scene.space.id, member.id, since);
  const organizes = scene.rights.organizes || scene.rights.keepsLedger;
  const all = organizes ? about : about.filter((one) => one.member_id === scene.sender.id);
  if (all.length === 0 && !organizes) {
    throw new Refusal(
      "not-allowed",
      say("别人的记录要组织者来撤", "Only an organizer undoes what is about others"),
    );
  }
  const [last] = ref === undefined ? all : await ofActivity(scene, all, ref);
  return last === undefined ? privately(nothingToUndoText(scene.language)) : undoNow(scene, [last]);
}

async function undoNow(scene: Scene, entries: readonly Entry[]): Promise<Reply> {
  const undone = await undoEntries(scene.db, entries, {
    byId: scene.sender.id,
    at: scene.now,
    how: "撤销",
  });
  const [last] = undone;
  if (last === undefined) return privately(nothingToUndoText(scene.language));
  return privately(await wordsOf(scene, last, undone.length));
}

async function wordsOf(scene: Scene, { entry, listed }: Undone, many: number): Promise<string> {
  const about = Number(stateOf(entry).key.split("/")[0]);
  const other = Number.isInteger(about) && about !== scene.sender.id;
  const name = other ? (await memberById(scene.db, about)).name : "";
  const who = many > 1 ? speaking(scene.language)(`${many}人`, `${many} people`) : name;
  const said = epochToCivil(entry.at, scene.space.zone);
  return undoneText({ kind: kindOf(entry), title: listed.activity.title, who, said }, scene);
}

async function askFirst(
  scene: Scene,
  last: Entry,
  entries: readonly Entry[],
): Promise<Reply | undefined> {
  const listed = await occurrenceById(scene.db, last.subject_id ?? 0);
  const said = epochToCivil(last.at, scene.space.zone);
  const old = { kind: kindOf(last), title: listed?.activity.title ?? "", said };
  return {
    text: undoOldText(old, scene),
    privately: true,
    ask: { kind: UNDO_QUESTION, payload: { inboundId: entries[0]?.inbound_id ?? "" } },
  };
}

/** 是: the old word is taken back after all. */
export const undoOld: Answering = async (scene, question, { yes }) => {
  if (yes === undefined) return undefined;
  await closeQuestion(scene.db, question.id, scene.now);
  if (!yes) return { text: speaking(scene.language)("好的，没动", "All right, nothing changed") };
  const { inboundId } = question.payload as { readonly inboundId: string };
  return undoNow(scene, await entriesOfMessage(scene.db, inboundId));
};

/** What an entry recorded, in people's words. */
function kindOf({ subject, action }: Entry): UndoneKind {
  if (subject === "checkin") return action === "check-out" ? "checkout" : "checkin";
  if (subject === "signup") return action === "decline" ? "decline" : "signup";
  return subject === "headcount" ? "headcount" : "delay";
}
