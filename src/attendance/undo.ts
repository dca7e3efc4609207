import {
  type AttendanceSubject,
  addEntry,
  type Entry,
  entriesOfRow,
  stateOf,
} from "../store/attendance-entries.ts";
import { type CheckinValues, checkinOf, putCheckin, undoCheckin } from "../store/checkins.ts";
import type { Db } from "../store/db.ts";
import { type Delay, putDelay, removeDelay } from "../store/delays.ts";
import { putHeadcount, removeHeadcount } from "../store/headcounts.ts";
import { type Listed, occurrenceById } from "../store/occurrences.ts";
import { putSignup, removeSignup, type SignupValues } from "../store/signups.ts";
import { offerFreedPlaces } from "./offer-places.ts";
import { freePlaces } from "./places.ts";

export interface Undoing {
  /** Who takes it back. */
  readonly byId: number;
  /** Epoch milliseconds. */
  readonly at: number;
  /** 撤回, 撤销, 本人否认 …: how, for the sentence in the ledger. */
  readonly how: string;
}

export interface Undone {
  readonly entry: Entry;
  readonly listed: Listed;
}

/**
 * Takes entries of the attendance ledger back, the newest first. A row then holds what the newest entry
 * that still stands says, or nothing: undoing something that was replaced meanwhile changes nothing now,
 * and is remembered for when the later one is undone too.
 */
export async function undoEntries(
  db: Db,
  entries: readonly Entry[],
  undoing: Undoing,
): Promise<Undone[]> {
  const undone: Undone[] = [];
  for (const entry of await withCheckOuts(db, entries)) {
    const listed = await occurrenceById(db, entry.subject_id ?? 0);
    if (listed === undefined) continue;
    const [newest] = await entriesOfRow(db, entry);
    await remember(db, entry, undoing);
    if (newest?.id === entry.id) await restore(db, listed, entry);
    if (entry.subject === "signup") await offerFreedPlaces(db, listed, undoing.at);
    undone.push({ entry, listed });
  }
  return undone;
}

/** A check-out falls with the check-in before it. The newest first, each once. */
async function withCheckOuts(db: Db, entries: readonly Entry[]): Promise<Entry[]> {
  const all = new Map(entries.map((entry) => [entry.id, entry]));
  for (const entry of entries) {
    if (entry.action !== "check-in") continue;
    const later = (await entriesOfRow(db, entry)).filter(({ id }) => id > entry.id);
    if (later.every(({ action }) => action === "check-out")) {
      for (const one of later) all.set(one.id, one);
    }
  }
  return [...all.values()].sort((a, b) => b.id - a.id);
}

async function remember(db: Db, entry: Entry, { byId, at, how }: Undoing): Promise<void> {
  await addEntry(db, {
    spaceId: entry.space_id,
    at,
    byId,
    subject: entry.subject as AttendanceSubject,
    occurrenceId: entry.subject_id ?? 0,
    action: "undo",
    key: stateOf(entry).key,
    state: undefined,
    words: `${how}：${entry.words}`,
    inboundId: null,
    undoes: entry.id,
  });
}

/** Puts the row back to what the newest standing entry says. */
async function restore(db: Db, listed: Listed, entry: Entry): Promise<void> {
  const [standing] = await entriesOfRow(db, entry);
  const state = standing === undefined ? undefined : stateOf(standing).state;
  if (entry.subject !== "headcount" && !(await isKnown(db, stateOf(entry).key))) return;
  const row = RESTORE[entry.subject as AttendanceSubject];
  await row(db, listed, stateOf(entry).key, state);
}

/** Whom an entry is about may have been erased, or merged into another, since. */
async function isKnown(db: Db, key: string): Promise<boolean> {
  const id = Number(key.split("/")[0]);
  const found = await db.selectFrom("member").select("id").where("id", "=", id).executeTakeFirst();
  return found !== undefined;
}

type State = Readonly<Record<string, unknown>> | undefined;
type Restore = (db: Db, listed: Listed, key: string, state: State) => Promise<void>;

const restoreSignup: Restore = async (db, listed, key, state) => {
  const memberId = Number(key);
  if (state === undefined) return removeSignup(db, listed.occurrence.id, memberId);
  const values = state as unknown as SignupValues;
  const fits = Number(values.heads ?? 1) <= (await freePlaces(db, listed, memberId));
  const back = values.state === "in" && !fits ? { ...values, state: "waiting" as const } : values;
  await putSignup(db, keyOf(listed, memberId), back);
};

const restoreCheckin: Restore = async (db, listed, key, state) => {
  const memberId = Number(key);
  if (state !== undefined) {
    return putCheckin(db, keyOf(listed, memberId), state as unknown as CheckinValues);
  }
  const checkin = await checkinOf(db, listed.occurrence.id, memberId);
  if (checkin !== undefined) await undoCheckin(db, checkin.id);
};

const restoreHeadcount: Restore = async (db, listed, label, state) => {
  if (state === undefined) return removeHeadcount(db, listed.occurrence.id, label);
  await putHeadcount(db, {
    spaceId: listed.activity.space_id,
    occurrenceId: listed.occurrence.id,
    label,
    count: Number(state["count"]),
    byId: state["by_id"] === null ? null : Number(state["by_id"]),
    at: Number(state["at"]),
  });
};

const restoreDelay: Restore = async (db, listed, key, state) => {
  const [member, kind] = key.split("/");
  const memberId = Number(member);
  const which = kind as Delay["kind"];
  if (state === undefined) return removeDelay(db, listed.occurrence.id, memberId, which);
  const minutes = state["minutes"] === null ? null : Number(state["minutes"]);
  const at = Number(state["at"]);
  await putDelay(db, { ...keyOf(listed, memberId), kind: which, minutes, at });
};

const RESTORE: { readonly [Subject in AttendanceSubject]: Restore } = {
  signup: restoreSignup,
  checkin: restoreCheckin,
  headcount: restoreHeadcount,
  delay: restoreDelay,
};

function keyOf(listed: Listed, memberId: number) {
  return { spaceId: listed.activity.space_id, occurrenceId: listed.occurrence.id, memberId };
}
