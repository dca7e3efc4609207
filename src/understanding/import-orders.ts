import { readTime } from "../time/read-time.ts";
import { normalise } from "./normalise.ts";
import { plainRange } from "./rules/notice.ts";
import { withoutSlips } from "./slips.ts";
import { periodOf } from "./time-slots.ts";
import type { UnderstandingContext } from "./understanding-context.ts";

/** One order of the review of a plan that was read. `lines` and `line` are numbers of proposals. */
export type ImportOrder =
  | { readonly kind: "confirm"; readonly range: string }
  | { readonly kind: "drop"; readonly range: string }
  | { readonly kind: "source"; readonly line: number }
  | {
      readonly kind: "fix";
      readonly line: number;
      /** What the line should say instead, as typed: 5月20日, 每月, 地点 三楼. */
      readonly value: string;
      readonly date?: string;
      readonly period?: string;
      readonly rrule?: string;
    }
  /** What the text itself leaves open. */
  | { readonly kind: "doubts" }
  | { readonly kind: "page"; readonly to: "next" | "previous" | "first" };

const LINES =
  "(?:第?\\d{1,3}(?:(?:\\s*(?:-|~|到|至|—|–|to)\\s*|\\s*[、,和及&]\\s*|\\s+(?:and\\s+)?)\\d{1,3})*(?:条|项|号)?)";
const CONFIRM = new RegExp(`(?:确认|确定|confirm)\\s*(全部|所有|all|${LINES})`, "iuy");
/** 全部确认, said the other way round. Dropping all is not offered: it is seldom meant. */
const ALL_FIRST =
  /(?:全部|全都|所有的?|都)(?:都|给我|可以)?(?:确认|确定)(?:了|吧)?|all\s+confirmed|confirm\s+everything/iuy;
const DROP = new RegExp(`(?:删(?:除|掉|去)?|去掉|drop|delete|remove)\\s*(${LINES})`, "iuy");
/** 1-4都确认 5不要. */
const LINES_FIRST = new RegExp(
  `(${LINES})\\s*(?:都|就|也|先)*(?:(确认|确定|可以|要|confirm)|(不要|不用|删(?:除|掉|了|去)?|去掉|drop|delete))了?`,
  "iuy",
);
const SOURCE = /(?:出处|来源|原文|source)\s*(?:of\s+)?第?(\d{1,3})(?:条|项)?/iuy;
const PAGE =
  /(下一页|下页|后一页|next(?:\s+page)?|more)|(上一页|上页|前一页|prev(?:ious)?(?:\s+page)?|back)|(第一页|首页|first(?:\s+page)?)/iuy;
const DOUBTS = /(?:有(?:什么|哪些))?(?:疑问|疑点|存疑)(?:有哪些)?[?？]?|doubts\??/iuy;
const FIX =
  /(?:改|修改|fix|change)\s*第?(\d{1,3})(?:条|项|号)?(?:改?(?:成|为|到)|\s+to\b)?\s*[:：]?\s*/iuy;
/** 7 每月: a number and what it should say, without 改. */
const BARE_FIX = /(\d{1,3})\s+(?=\S)/uy;
const GAP = /[\s,，。;；、!！]+|(?:然后|再|还有|and|then)\s*/iuy;
const NEXT_ORDER =
  /(?:^|[\s,，。;；、])(?=(?:确认|确定|confirm|删|去掉|drop|delete|remove|出处|来源|原文|source|下一页|下页|上一页|next|prev|改|修改|fix|change)|\d{1,3}\s+(?:每|改|\d{1,2}月|周|下|明年|上半|不|定期|every|weekly|monthly|[a-z]{3,9}\b))/iu;
const REPLACES =
  /^(?:每|定期|\d{1,2}月|\d{1,2}\/\d|\d{4}|周|星期|下|明年|今年|上半|上旬|月|春|夏|秋|冬|寒|暑|不|全年|第|每学期|every|weekly|monthly|yearly|mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|\d{1,2}\s+[a-z]{3})/iu;
const MOST_ORDERS = 200;

/**
 * The orders of one message of a plan review, in order: `改2 5月20日 7 每月 确认1-7` is three.
 * Undefined when something in the message is no such order.
 */
export function readImportOrders(
  text: string,
  context: UnderstandingContext,
): ImportOrder[] | undefined {
  const plain = withoutSlips(normalise(text)).slice(0, 2_000);
  const orders: ImportOrder[] = [];
  let at = skip(GAP, plain, 0);
  while (at < plain.length && orders.length < MOST_ORDERS) {
    const next = orderAt(plain, at, context);
    if (next === undefined) return undefined;
    orders.push(next.order);
    at = skip(GAP, plain, next.end);
  }
  return orders.length === 0 ? undefined : orders;
}

function skip(gap: RegExp, text: string, from: number): number {
  let at = from;
  for (;;) {
    const found = match(gap, text, at);
    if (found === null) return at;
    at += found[0].length;
  }
}

function match(expression: RegExp, text: string, at: number): RegExpExecArray | null {
  expression.lastIndex = at;
  const found = expression.exec(text);
  return found === null || found[0] === "" ? null : found;
}

interface Placed {
  readonly order: ImportOrder;
  readonly end: number;
}

function orderAt(text: string, at: number, context: UnderstandingContext): Placed | undefined {
  const confirmed = match(CONFIRM, text, at);
  if (confirmed !== null)
    return placed({ kind: "confirm", range: rangeOf(confirmed[1]) }, at, confirmed);
  const all = match(ALL_FIRST, text, at);
  if (all !== null) return placed({ kind: "confirm", range: "all" }, at, all);
  const dropped = match(DROP, text, at);
  if (dropped !== null) return placed({ kind: "drop", range: rangeOf(dropped[1]) }, at, dropped);
  const judged = match(LINES_FIRST, text, at);
  if (judged !== null) {
    const kind = judged[2] === undefined ? "drop" : "confirm";
    return placed({ kind, range: rangeOf(judged[1]) }, at, judged);
  }
  const source = match(SOURCE, text, at);
  if (source !== null) return placed({ kind: "source", line: Number(source[1]) }, at, source);
  const doubts = match(DOUBTS, text, at);
  if (doubts !== null) return placed({ kind: "doubts" }, at, doubts);
  const page = match(PAGE, text, at);
  if (page !== null)
    return placed(
      { kind: "page", to: page[1] ? "next" : page[2] ? "previous" : "first" },
      at,
      page,
    );
  return fixAt(text, at, context);
}

function placed(order: ImportOrder, at: number, found: RegExpExecArray): Placed {
  return { order, end: at + found[0].length };
}

function rangeOf(written: string | undefined): string {
  return written === undefined || /全部|所有|all/iu.test(written)
    ? "all"
    : plainRange(written.trim());
}

function fixAt(text: string, at: number, context: UnderstandingContext): Placed | undefined {
  const bare = match(BARE_FIX, text, at);
  const said =
    match(FIX, text, at) ??
    (bare !== null && REPLACES.test(text.slice(at + bare[0].length)) ? bare : null);
  if (said === null) return undefined;
  const start = at + said[0].length;
  const length = NEXT_ORDER.exec(text.slice(start))?.index ?? text.length - start;
  const value = text.slice(start, start + length).trim();
  if (value === "") return undefined;
  return {
    order: { kind: "fix", line: Number(said[1]), value, ...whenOf(value, context) },
    end: start + length,
  };
}

function whenOf(value: string, { now, calendars }: UnderstandingContext) {
  const [reading] = readTime(value, { now, mode: "query", calendars });
  if (reading === undefined) return {};
  const period = periodOf(reading);
  const rule = reading.rrule === undefined ? {} : { rrule: reading.rrule };
  if (period === undefined || reading.rrule !== undefined) return rule;
  return /^\d{4}-\d\d-\d\d$/.test(period) ? { date: period } : { period };
}
