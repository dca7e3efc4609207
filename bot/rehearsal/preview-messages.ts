import type { Logger } from "pino";
import { createJobs } from "../../jobs/create-jobs.ts";
import type { Calendars } from "../../src/calendar/calendars.ts";
import { epochToCivil } from "../../src/calendar/zone.ts";
import type { OutboundMessage } from "../../src/chat/message.ts";
import type { Db } from "../../src/store/db.ts";
import type { Store } from "../../src/store/open-store.ts";
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
  const { store, from, to, zone } = previewing;
  const clock = new HandClock(from);
  const deps = { ...previewing, clock };
  const bot = createBot(deps);
  const jobs = createJobs(deps);
  const names = await chatNames(store.db);
  const messages: PreviewedMessage[] = [];
  for (const account of names.accounts) {
    bot.attach(
      recordingGateway(account, (message) =>
        messages.push({
          at: epochToCivil(clock.now(), zone),
          chat: names.of(account, message.to),
          kind: message.to.kind,
          text: message.text,
        }),
      ),
    );
  }
  const settle = async () => {
    for (let round = 0; round < MOST_ROUNDS; round += 1) {
      await jobs.runDue();
      await bot.wake();
      const next = [await jobs.nextAt(), await bot.nextAt()];
      if (!next.some((at) => at !== undefined && at <= clock.now())) return;
    }
  };
  await settle();
  await advance(clock, to, { timed: [jobs, bot], settle });
  return messages;
}

/** What people call a chat, by the address that a message carries. */
async function chatNames(db: Db): Promise<{
  readonly accounts: ReadonlySet<string>;
  of(account: string, to: OutboundMessage["to"]): string;
}> {
  const rooms = await db.selectFrom("room").select(["account", "network_id", "topic"]).execute();
  const people = await db
    .selectFrom("identity")
    .innerJoin("member", "member.id", "identity.member_id")
    .select(["identity.account", "identity.network_id", "member.name"])
    .execute();
  const names = new Map([
    ...rooms.map((row) => [`room/${row.account}/${row.network_id}`, row.topic] as const),
    ...people.map((row) => [`person/${row.account}/${row.network_id}`, row.name] as const),
  ]);
  return {
    accounts: new Set([...rooms, ...people].map(({ account }) => account)),
    of: (account, to) => names.get(`${to.kind}/${account}/${to.networkId}`) ?? to.networkId,
  };
}
