import { type Command, InvalidArgumentError } from "commander";
import { epochToCivil } from "../../src/calendar/zone.ts";
import type { PreviewedMessage } from "../rehearsal/preview-messages.ts";
import { readConfig } from "./config.ts";
import { createLog } from "./create-log.ts";
import type { Io } from "./io.ts";
import { storePlace } from "./store-place.ts";

const DAY_MS = 86_400_000;
const MOST_DAYS = 400;

/** `preview --days N`: what would be sent, without sending. */
export function addPreview(program: Command, io: Io): void {
  program
    .command("preview")
    .description(
      "往后几天会发什么，只看不发 / what would be sent in the next days, nothing is sent",
    )
    .option("--days <n>", `几天，最多${MOST_DAYS} / how many days`, days, 7)
    .option("--json", "只输出 JSON / JSON and nothing else")
    .action(async (options: { readonly days: number; readonly json?: true }) => {
      const config = readConfig(io.env, io.folder);
      const { zone, logLevel } = config;
      const { openCopy } = await import("./copy-store.ts");
      const { previewMessages } = await import("../rehearsal/preview-messages.ts");
      const { shippedCalendars } = await import("../../src/calendar/calendars.ts");
      const from = io.clock.now();
      const to = from + options.days * DAY_MS;
      const store = await openCopy(storePlace(config), from);
      const calendars = shippedCalendars();
      const log = createLog(io, logLevel);
      const ofAll = { spaceId: undefined, from, to, zone, calendars, log };
      const messages = await previewMessages({ store, ...ofAll }).finally(store.close);
      const span = { from: epochToCivil(from, zone), to: epochToCivil(to, zone) };
      io.out(
        options.json === true
          ? JSON.stringify({ ...span, messages })
          : previewPage(messages, options.days),
      );
    });
}

function days(text: string): number {
  const count = Number(text);
  if (!/^\d+$/u.test(text) || count < 1 || count > MOST_DAYS) {
    throw new InvalidArgumentError(`days is a number from 1 to ${MOST_DAYS}.`);
  }
  return count;
}

/** Chat by chat, each in the order of time. */
function previewPage(messages: readonly PreviewedMessage[], count: number): string {
  if (messages.length === 0)
    return `${count}天内没有要发的 / nothing would be sent in ${count} days`;
  const lines = [`${count}天内会发${messages.length}条 / ${messages.length} message(s)`];
  for (const [chat, said] of Map.groupBy(messages, chatName)) {
    lines.push("", `【${chat}】`);
    for (const { at, text } of said) {
      lines.push(
        `${at.slice(0, 16).replace("T", " ")}  ${text.replaceAll("\n", `\n${" ".repeat(18)}`)}`,
      );
    }
  }
  return lines.join("\n");
}

function chatName({ kind, chat }: PreviewedMessage): string {
  return kind === "room" ? chat : `私聊 ${chat}`;
}
