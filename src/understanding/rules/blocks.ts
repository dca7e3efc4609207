import { type ImportOrder, readImportOrders } from "../import-orders.ts";
import type { Intent } from "../intent.ts";
import { readPastedList } from "../pasted-list.ts";
import type { Sentence } from "../sentence.ts";

/** Lists of people: a 接龙 signs up, 到的:… checks in. */
export function readList(sentence: Sentence): Intent | undefined {
  const { whole, addressed, utterance } = sentence;
  const list = readPastedList(whole);
  if (list === undefined) return undefined;
  const people = list.people.map((person) => person.name);
  const count = list.people.reduce((sum, person) => sum + person.count, 0);
  if (list.kind === "signup") {
    const asked = addressed || utterance.open.signup > 0;
    if (!/^\s*#/u.test(whole) && !(asked && people.length > 0)) return undefined;
    const topic = list.title === undefined ? {} : { topic: list.title };
    return { intent: "signup", slots: { ...topic, people, ...(count > 0 && { count }) } };
  }
  if (!addressed || (utterance.where === "room" && utterance.role === "member")) return undefined;
  const missing = list.missing.map((person) => person.name);
  return { intent: "checkin", slots: { people, ...(missing.length > 0 && { missing }) } };
}

/** Several orders of a plan review in one message. */
export function readReview(sentence: Sentence): Intent[] {
  const { text, addressed, utterance } = sentence;
  if (!addressed || !utterance.open.list || utterance.role !== "organizer") return [];
  const orders = readImportOrders(text, sentence.context) ?? [];
  if (
    orders.length < 2 &&
    !orders.some((order) => order.kind === "confirm" || order.kind === "drop")
  )
    return [];
  return orders.flatMap((order) => intentOf(order) ?? []);
}

function intentOf(order: ImportOrder): Intent | undefined {
  switch (order.kind) {
    case "confirm":
      return { intent: "confirm", slots: { range: order.range } };
    case "drop":
      return /^\d+$/.test(order.range)
        ? { intent: "drop", slots: { ref: Number(order.range) } }
        : { intent: "drop", slots: { range: order.range, ...refsOf(order.range) } };
    case "doubts":
      return undefined;
    case "source":
      return { intent: "source", slots: { ref: order.line } };
    case "page":
      return { intent: "answer", slots: { value: order.to } };
    case "fix": {
      const { kind: _kind, line, value, ...when } = order;
      const facts = Object.keys(when).length === 0 ? { value } : { ...when, value };
      return { intent: "change", slots: { ref: line, ...facts } };
    }
  }
}

function refsOf(range: string): { refs?: number[] } {
  return range.includes("-") || range === "all" ? {} : { refs: range.split(",").map(Number) };
}
