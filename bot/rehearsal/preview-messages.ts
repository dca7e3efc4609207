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
  const names = await chatNames(store.db);
  const messages: PreviewedMessage[] = [];
  for (const account of names.accounts) {
    bot.attach(
      recordingGateway(account, (message) => {
        const chat = names.of(account, message.to);
        if (spaceId !== undefined && chat?.spaceId !== spaceId) return;
        messages.push({
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
  return messages;
}

interface ChatName {
  readonly name: string;
  readonly spaceId: number;
}

/** What people call a chat, by the address that a message carries. */
async function chatNames(db: Db): Promise<{
  readonly accounts: ReadonlySet<string>;
  of(account: string, to: OutboundMessage["to"]): ChatName | undefined;
}> {
  const rooms = await db
    .selectFrom("room")
    .select(["account", "network_id", "topic as name", "space_id as spaceId"])
    .execute();
  const people = await db
    .selectFrom("identity")
    .innerJoin("member", "member.id", "identity.member_id")
    .select(["identity.account", "identity.network_id", "member.name"])
    .select("member.space_id as spaceId")
    .execute();
  const names = new Map<string, ChatName>([
    ...rooms.map((row) => [`room/${row.account}/${row.network_id}`, row] as const),
    ...people.map((row) => [`person/${row.account}/${row.network_id}`, row] as const),
  ]);
  return {
    accounts: new Set([...rooms, ...people].map(({ account }) => account)),
    of: (account, to) => names.get(`${to.kind}/${account}/${to.networkId}`),
  };
}
