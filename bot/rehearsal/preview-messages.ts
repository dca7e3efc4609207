import type { Logger } from "pino";
import { createJobs } from "../../jobs/create-jobs.ts";
import type { Calendars } from "../../src/calendar/calendars.ts";
import { epochToCivil } from "../../src/calendar/zone.ts";
import type { OutboundMessage } from "../../src/chat/message.ts";
import type { Db } from "../../src/store/db.ts";
import type { Store } from "../../src/store/open-store.ts";
import { dropOwed } from "../../src/store/owed-files.ts";
import { createBot } from "../create-bot.ts";
import { advance } from "./advance.ts";
import { HandClock } from "./hand-clock.ts";
import { recordingGateway } from "./recording-gateway.ts";

/** A message that would be sent. */
export interface PreviewedMessage {
  /** Local civil ISO text. */
  readonly at: string;
  readonly chat: string;
  readonly kind: "room" | "person";
  readonly text: string;
}

export interface Previewing {
  /** A copy: it is changed as if all of it had happened. */
  readonly store: Store;
  /** Only what goes to chats of this space; undefined: of all. */
  readonly spaceId: number | undefined;
  /** Epoch milliseconds. */
  readonly from: number;
  readonly to: number;
  readonly zone: string;
  readonly calendars: Calendars;
  readonly log: Logger;
}

const MOST_ROUNDS = 50;

/** Every message that the clock would send from `from` to `to`, in order, if nobody says anything. */
export async function previewMessages(previewing: Previewing): Promise<PreviewedMessage[]> {
  const { store, from, to, zone, spaceId } = previewing;
  // Whoever asked for this rehearsal is owed it in the copy as well: it would rehearse itself.
  await store.write((db) => dropOwed(db, "preview"));
  const clock = new HandClock(from);
  const deps = { ...previewing, clock };
  const bot = createBot(deps);
  const jobs = createJobs(deps);
  const names = await chatNames(store.db, spaceId);
  const messages: (PreviewedMessage & { readonly key: string })[] = [];
  for (const account of names.accounts) {
    bot.attach(
      recordingGateway(account, (message) => {
        const chat = names.of(account, message.to);
        messages.push({
          key: message.key,
          at: epochToCivil(clock.now(), zone),
          chat: chat?.name ?? message.to.networkId,
          kind: message.to.kind,
          text: message.text === "" ? (message.file?.name ?? "") : message.text,
        });
      }),
    );
  }
  const settle = async () => {
    for (let round = 0; round < MOST_ROUNDS; round += 1) {
      await jobs.runDue();
      await bot.finish();
      const next = [await jobs.nextAt(), await bot.nextAt()];
      if (!next.some((at) => at !== undefined && at <= clock.now())) return;
    }
  };
  await settle();
  await advance(clock, to, { timed: [jobs, bot], settle });
  const ours = spaceId === undefined ? undefined : await keysOf(store.db, spaceId);
  return messages.flatMap(({ key, ...message }) =>
    ours === undefined || ours.has(key) ? [message] : [],
  );
}

/** What a space sent: somebody known in several spaces has one address, and each space writes to it. */
async function keysOf(db: Db, spaceId: number): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom("outbox")
    .select("idempotency_key")
    .where("space_id", "=", spaceId)
    .execute();
  return new Set(rows.map((row) => row.idempotency_key));
}

/** What people of a space call a chat, by the address that a message carries. */
async function chatNames(
  db: Db,
  spaceId: number | undefined,
): Promise<{
  readonly accounts: ReadonlySet<string>;
  of(account: string, to: OutboundMessage["to"]): { readonly name: string } | undefined;
}> {
  const rooms = await db
    .selectFrom("room")
    .select(["account", "network_id", "topic as name"])
    .execute();
  const people = await db
    .selectFrom("identity")
    .innerJoin("member", "member.id", "identity.member_id")
    .select(["identity.account", "identity.network_id", "identity.space_id", "member.name"])
    .execute();
  const names = new Map<string, { readonly name: string }>([
    ...rooms.map((row) => [`room/${row.account}/${row.network_id}`, row] as const),
    // The name that their own space gave them counts.
    ...people
      .toSorted((a, b) => Number(a.space_id === spaceId) - Number(b.space_id === spaceId))
      .map((row) => [`person/${row.account}/${row.network_id}`, row] as const),
  ]);
  return {
    accounts: new Set([...rooms, ...people].map(({ account }) => account)),
    of: (account, to) => names.get(`${to.kind}/${account}/${to.networkId}`),
  };
}
