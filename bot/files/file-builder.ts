import type { Calendars } from "../../src/calendar/calendars.ts";
import { epochToCivil } from "../../src/calendar/zone.ts";
import type { Clock } from "../../src/clock.ts";
import type { Built, Foresee, Render } from "../../src/ledger/owed/building.ts";
import type { FileOwed } from "../../src/ledger/owed/file-owed.ts";
import type { Db } from "../../src/store/db.ts";
import { ask } from "../../src/store/dialogues.ts";
import type { Store } from "../../src/store/open-store.ts";
import { ANSWERS, chatKey, enqueue } from "../../src/store/outbox.ts";
import {
  deferOwedFile,
  nextOwedAt,
  type OwedFile,
  owedFileDue,
  owedFilesDue,
  recipientOfOwed,
  settleOwedFile,
} from "../../src/store/owed-files.ts";
import { calendarsOf } from "../../src/store/school-days.ts";
import { spaceById } from "../../src/store/spaces.ts";
import { notMadeText } from "../../src/wording/ledger-export.ts";
import type { OwedWork } from "../backlog/owed-work.ts";

export interface FileBuilderDeps {
  readonly clock: Clock;
  readonly store: Store;
  readonly calendars: Calendars;
  readonly render: Render;
  readonly foresee: (spaceId: number) => Foresee;
  /** Called after each file whose message is written. */
  readonly onBuilt: () => Promise<void>;
}

const ATTEMPTS = 3;
const AGAIN_MS = 60_000;
const ANSWER_COUNTS_MS = 10 * 60_000;

/**
 * Builds the files that were asked for, outside of every transaction. What is owed stands in the store since
 * it was asked for, and is settled in the transaction that writes its outbox item: a process that dies in
 * between builds it again, and nobody gets it twice.
 */
export function fileBuilder(deps: FileBuilderDeps): OwedWork {
  const { store, clock, onBuilt } = deps;
  return {
    kind: "file",
    due: (now) => owedFilesDue(store.db, now),
    async carryOut(id) {
      const owed = await owedFileDue(store.db, id, clock.now());
      if (owed === undefined) return;
      try {
        await buildOne(deps, owed);
      } finally {
        await onBuilt();
      }
    },
    nextAt: () => nextOwedAt(store.db),
  };
}

/** @throws what kept it from being built, after it was put off or its end was told */
async function buildOne(deps: FileBuilderDeps, owed: OwedFile): Promise<void> {
  const { store, clock } = deps;
  const asked = JSON.parse(owed.payload) as FileOwed;
  try {
    const built = await builtOf(deps, owed, asked);
    await store.write((db) => settle(db, owed, { state: "built", built, now: clock.now() }));
  } catch (error) {
    const now = clock.now();
    if (owed.attempts + 1 < ATTEMPTS) {
      await store.write((db) => deferOwedFile(db, owed, now + AGAIN_MS));
      throw error;
    }
    const text = isAwaited(owed) ? notMadeText({ today: "", language: asked.language }) : "";
    await store.write((db) => settle(db, owed, { state: "failed", built: { text }, now }));
    throw error;
  }
}

async function builtOf(deps: FileBuilderDeps, owed: OwedFile, asked: FileOwed): Promise<Built> {
  // The libraries behind it take a quarter of a second to load; most days nobody wants a file.
  const { buildFile } = await import("../../src/ledger/owed/build-file.ts");
  const space = await spaceById(deps.store.db, owed.space_id);
  const today = epochToCivil(owed.created_at, space.zone);
  const { render, store } = deps;
  const calendars = await calendarsOf(store.db, space.id, deps.calendars);
  const foresee = deps.foresee(space.id);
  const building = { db: store.db, space, calendars, now: owed.created_at, today, render, foresee };
  return buildFile(building, asked);
}

interface Settling {
  readonly state: "built" | "failed";
  readonly built: Built;
  readonly now: number;
}

/** Whoever settles it writes what is sent: the file, and a sentence after it. */
async function settle(db: Db, owed: OwedFile, { state, built, now }: Settling): Promise<void> {
  if (!(await settleOwedFile(db, owed.id, state, now))) return;
  const to = recipientOfOwed(owed);
  const item = { spaceId: owed.space_id, to, lane: ANSWERS, dueAt: now, now } as const;
  const { file, text } = built;
  const key = owed.idempotency_key;
  if (file !== undefined) await enqueue(db, { ...item, key, body: "", file });
  if (text !== "") await enqueue(db, { ...item, key: `${key}/said`, body: text });
  if (built.ask === undefined) return;
  const asking = { spaceId: owed.space_id, chat: chatKey(to), memberId: owed.member_id };
  await ask(db, { ...asking, ...built.ask, now, forMs: ANSWER_COUNTS_MS });
}

/** Asked for just now, by somebody who waits for it. */
function isAwaited({ idempotency_key: key }: OwedFile): boolean {
  return key.startsWith("file/");
}
