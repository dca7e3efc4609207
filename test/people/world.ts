import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Writable } from "node:stream";
import { pino } from "pino";
import { createBot } from "../../bot/create-bot.ts";
import { shippedCalendars } from "../../src/calendar/calendars.ts";
import type { ChatGateway } from "../../src/chat/gateway.ts";
import type { InboundMessage, OutboundMessage } from "../../src/chat/message.ts";
import type { RoomShown } from "../../src/people/repair-identities.ts";
import { ensureSender, grantRole } from "../../src/store/members.ts";
import { openStore } from "../../src/store/open-store.ts";
import { defaultSpace } from "../../src/store/spaces.ts";

const ZONE = "Asia/Shanghai";

/** A bot with a network that remembers what was sent, and a log that is kept; on a real file unless told. */
export async function openWorld(where: "on disk" | "in memory" = "on disk") {
  const folder = mkdtempSync(join(tmpdir(), "lingdang-people-"));
  let now = Date.parse("2026-11-22T10:00:00+08:00");
  const clock = { now: () => now };
  const logged: string[] = [];
  const log = pino(
    { level: "trace" },
    new Writable({
      write(chunk, _encoding, done) {
        logged.push(String(chunk));
        done();
      },
    }),
  );
  const store = await openStore(
    where === "on disk" ? join(folder, "lingdang.db") : ":memory:",
    now,
  );
  const bot = createBot({ clock, store, calendars: shippedCalendars(), zone: ZONE, log });
  const sent: OutboundMessage[] = [];
  bot.attach(arrayGateway(sent));
  await store.write(async (db) => {
    const space = await defaultSpace(db, ZONE, now);
    const seen = { account: "test", networkId: "李红", nickname: "李红" };
    await grantRole(db, await ensureSender(db, space.id, seen, now), "organizer", now);
  });
  let count = 0;
  const say = async (who: string, text: string, more: Partial<InboundMessage> = {}) => {
    now += 1_000;
    count += 1;
    const before = sent.length;
    await bot.onMessage({
      account: "test",
      chat: { kind: "dm" },
      sender: { networkId: who, name: who },
      id: `m${count}`,
      at: now,
      kind: "text",
      text,
      mentionsBot: false,
      ...more,
    });
    await bot.finish();
    return sent.slice(before);
  };
  /** The network logs in again and shows its rooms; returns what was sent then. */
  const login = async (rooms: readonly RoomShown[]) => {
    const before = sent.length;
    await bot.onRooms("test", rooms);
    await bot.finish();
    return sent.slice(before);
  };
  return {
    login,
    store,
    sent,
    logged,
    say,
    folder,
    /** Every byte of the data folder, as text in two readings. */
    bytesOnDisk: () =>
      readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map(({ parentPath, name }) => readFileSync(join(parentPath, name)))
        .flatMap((bytes) => [bytes.toString("utf8"), bytes.toString("latin1")])
        .join("\n"),
    async close() {
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function arrayGateway(sent: OutboundMessage[]): ChatGateway {
  return {
    account: "test",
    capabilities: {
      rooms: true,
      push: true,
      realMentions: true,
      images: true,
      files: true,
      cards: false,
      recall: true,
      echo: false,
      maxBytes: 20_000,
      perMinute: Number.POSITIVE_INFINITY,
      perDay: Number.POSITIVE_INFINITY,
      jitterMs: 0,
    },
    state: () => "online",
    async send(message) {
      sent.push(message);
      return { kind: "accepted", networkMessageId: `n${sent.length}` };
    },
    findSent: async () => undefined,
    recall: async () => true,
  };
}
