import { type ClientRequest, get as httpGet } from "node:http";
import { openConsole, TOKEN } from "../console/open-console.ts";

const PAGES = 200;
const PER_SECOND = 100;
const SECONDS = 10;
/** What somebody may see late at most, and how much slower answers may become. */
const LATEST_MS = 2_000;
const SLOWDOWN = 2;
/** Half of what is said changes the roster of an activity. */
const SAID = ["报名39", "请假39", "报名39，2人"];
/** Views on which tomorrow's activity stands. */
const VIEWS = ["", "/calendar", "/calendar?look=list", "/calendar?look=year", "/audit"];
/** On every fourth page somebody watches the roster that the messages change; it must show the last sign-up. */
const ROSTER = "/activities/39";

/**
 * 200 pages of the console are open while 100 messages a second arrive: how late is the last page right, and
 * how much slower does the bot answer than without pages?
 */
export async function runPages(): Promise<boolean> {
  // The first run warms the code up.
  await measure(0);
  const alone = await measure(0);
  const watched = await measure(PAGES);
  const ratio = watched.p50 / alone.p50;
  const ratio99 = watched.p99 / alone.p99;
  process.stdout.write(
    [
      `pages: ${PAGES} open, ${PER_SECOND} messages a second for ${SECONDS} s (${watched.said} said)`,
      `answer p50 ${alone.p50.toFixed(1)} → ${watched.p50.toFixed(1)} ms (×${ratio.toFixed(2)}), p99 ${alone.p99.toFixed(1)} → ${watched.p99.toFixed(1)} ms (×${ratio99.toFixed(2)})`,
      `the last page was right ${watched.lateMs} ms after the last message; ${watched.right}/${PAGES} pages right; ${watched.drawn} drawings told`,
      "",
    ].join("\n"),
  );
  return ratio <= SLOWDOWN && watched.lateMs <= LATEST_MS && watched.right === PAGES;
}

interface Measured {
  readonly said: number;
  /** From saying to the reply being sent, in milliseconds. */
  readonly p50: number;
  readonly p99: number;
  readonly lateMs: number;
  readonly right: number;
  readonly drawn: number;
}

/** One world, with so many pages open; the last word is a new activity, which every page must show. */
async function measure(pages: number): Promise<Measured> {
  const world = await openConsole("zh");
  const opened = pages === 0 ? [] : await openPages(world.page.port, pages);
  const { network, idle } = world.live;
  const room = network.cast.rooms()[0];
  if (room === undefined) throw new Error("no room");
  const people = room.members.filter((id) => id !== network.bot.id);
  const [organizer = ""] = people;
  const tell = async (text: string) => {
    network.say({ from: organizer, to: organizer, text });
    await idle();
  };
  await tell("新活动 明天9点 社区书屋 早茶会");
  await tell("好");
  const waits: number[] = [];
  const started = new Map<string, number>();
  const stop = network.subscribe((event) => {
    if (event.kind !== "message" || event.message.from !== network.bot.id) return;
    const at = started.get(event.message.chatId);
    if (at === undefined) return;
    started.delete(event.message.chatId);
    waits.push(performance.now() - at);
  });
  let said = 0;
  const begun = performance.now();
  while (said < PER_SECOND * SECONDS) {
    const due = Math.min(PER_SECOND * SECONDS, ((performance.now() - begun) / 1_000) * PER_SECOND);
    for (; said < due; said += 1) say(said);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  await idle();
  for (const page of opened) page.mark = undefined;
  await tell("改39 地点末班厅");
  await tell("新活动 明天10点 礼堂 末班茶会");
  await tell("好");
  const last = performance.now();
  const right = await allRight(opened, last + 5_000);
  const lateMs = Math.round(Math.max(0, ...right.map((at) => at - last)));
  stop();
  for (const { request } of opened) request.destroy();
  await world.close();
  const drawn = opened.reduce((sum, page) => sum + page.drawn, 0);
  return { said, ...percentiles(waits), lateMs, right: right.length, drawn };

  /** Every tenth asks in private, and is timed; the others say something in the room, half of it for the bot. */
  function say(index: number): void {
    const from = people[index % people.length] ?? "";
    if (index % 10 === 0 && !started.has(from)) {
      started.set(from, performance.now());
      network.say({ from, to: from, text: "下一个活动是什么" });
      return;
    }
    const text =
      index % 2 === 0 ? (SAID[(index / 2) % SAID.length] ?? "") : `今天天气不错 ${index}`;
    network.say({ from, to: room?.id ?? "", text });
  }
}

interface OpenedPage {
  readonly request: ClientRequest;
  drawn: number;
  /** When the last activity stood on it. */
  mark: number | undefined;
}

async function openPages(port: number, count: number): Promise<OpenedPage[]> {
  const pages: OpenedPage[] = [];
  for (let index = 0; index < count; index += 1) {
    const view = `/console${index % 4 === 0 ? ROSTER : VIEWS[index % VIEWS.length]}`;
    const path = `/console/live?${new URLSearchParams({ address: view })}`;
    const cookie = `lingdang_${port}=${TOKEN}`;
    const request = httpGet({ port, host: "127.0.0.1", path, headers: { cookie } });
    const page: OpenedPage = { request, drawn: 0, mark: undefined };
    const last = index % 4 === 0 ? "末班厅" : "末班茶会";
    request.on("response", (response) => {
      response.setEncoding("utf8");
      let tail = "";
      response.on("data", (chunk: string) => {
        if (chunk.includes("event: drawn")) page.drawn += 1;
        if ((tail + chunk).includes(last)) page.mark ??= performance.now();
        tail = chunk.slice(-20);
      });
    });
    request.on("error", () => undefined);
    pages.push(page);
  }
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  return pages;
}

/** When each page was right, of those that are by then. */
async function allRight(pages: readonly OpenedPage[], until: number): Promise<number[]> {
  while (performance.now() < until && pages.some(({ mark }) => mark === undefined)) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return pages.flatMap(({ mark }) => (mark === undefined ? [] : [mark]));
}

function percentiles(values: readonly number[]): { readonly p50: number; readonly p99: number } {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (part: number) => sorted[Math.floor(sorted.length * part)] ?? 0;
  return { p50: at(0.5), p99: at(0.99) };
}
