import { headsIn } from "./heads.ts";
import { NAMES, namesIn } from "./names.ts";
import { pattern } from "./pattern.ts";

/** One line of a list that people pass on: a name as it was typed and how many it stands for. */
export interface ListedPerson {
  readonly name: string;
  /** Heads, the named person included. */
  readonly count: number;
}

/** A list of people as typed or pasted. */
export interface PastedList {
  readonly kind: "signup" | "attendance";
  readonly title?: string;
  /** Who comes, or has come. */
  readonly people: readonly ListedPerson[];
  /** `attendance` only: who has not come. */
  readonly missing: readonly ListedPerson[];
}

const CHAIN = /^\s*#?\s*接龙[^\S\n]*/u;
const ENTRY = /^\s*(\d{1,4})\s*(?:[.、。)）:：]|\s)\s*(\S.*)$/u;
const INLINE_ENTRY =
  /(?<=\s|^)\d{1,3}[.、)）]\s*([^\d\s][^\d]*?(?:\d{1,2}\s*[人位个名][^\d]*?)?)(?=\s*\d{1,3}[.、)）]|\s*$)/gu;
const EXAMPLE = /^(?:例|示例|格式|样例|example)/iu;
const MOST_LINES = 2_000;
const CAME =
  /(?:^|[;;。\n\s])(?:已?到(?:的|了的|场|会)?(?:人|名单)?|来(?:的|了的)|出席|实到|参加的?|报名的?|here|present|came|attended)\s*[:：]\s*([^;;。\n]*)/iu;
/** 到的张三 李四 没到王五: without a colon, only names may follow. */
const CAME_PLAINLY = pattern`^\s*(?:已?到(?:的|了的)|来(?:的|了的)|(?:出席|实到|签到)的)(?:人|都|有|是)*\s*(${NAMES})[\s,、。;]*$`;
const MISSING =
  /(?:^|[;;,，。\n\s])(?:没(?:到|来|报|参加|签)的?|未(?:到|来|报)的?|缺席的?|请假的?|absent|missing|not here)(?:人|有|是)*\s*[:：]?\s*(?!了|吗|$)([^;;。\n]*)/iu;

/**
 * Reads a WeChat 接龙 (title, then numbered names) or a list typed by hand (到的:张三 李四;没到:王五).
 * Undefined when the text is neither. Linear in the text; at most 2,000 entries are read.
 */
export function readPastedList(text: string): PastedList | undefined {
  return CHAIN.test(text) ? readChain(text) : readAttendance(text);
}

function readChain(text: string): PastedList {
  const lines = text.slice(0, 200_000).replace(CHAIN, "").split("\n").slice(0, MOST_LINES);
  const people: ListedPerson[] = [];
  let title: string | undefined;
  for (const line of lines) {
    const entry = ENTRY.exec(line)?.[2];
    if (entry !== undefined) {
      const person = personOf(entry);
      if (person !== undefined) people.push(person);
    } else if (
      title === undefined &&
      people.length === 0 &&
      line.trim() !== "" &&
      !EXAMPLE.test(line.trim())
    ) {
      title = line.trim();
    }
  }
  if (people.length > 0 || title === undefined) return chain(title, people);
  return inlineChain(title);
}

/** "普法讲座 1.孙梅 2.刘大爷" on one line. */
function inlineChain(line: string): PastedList {
  const entries = [...line.slice(0, 5_000).matchAll(INLINE_ENTRY)];
  const people = entries.flatMap((entry) => personOf(entry[1] ?? "") ?? []);
  const title = entries[0] === undefined ? line : line.slice(0, entries[0].index).trim();
  return chain(title === "" ? undefined : title, people);
}

function chain(title: string | undefined, people: readonly ListedPerson[]): PastedList {
  return { kind: "signup", people, missing: [], ...(title !== undefined && { title }) };
}

function readAttendance(text: string): PastedList | undefined {
  const head = text.slice(0, 20_000);
  const absent = MISSING.exec(head);
  const missing = absent?.[1];
  const present = absent === null ? head : head.slice(0, absent.index);
  const came = CAME.exec(present)?.[1] ?? CAME_PLAINLY.exec(present)?.[1];
  if (came === undefined) return undefined;
  const people = peopleOf(came);
  if (people.length === 0) return undefined;
  return { kind: "attendance", people, missing: peopleOf(missing ?? "") };
}

function peopleOf(list: string): ListedPerson[] {
  return namesIn(list).flatMap((part) => personOf(part) ?? []);
}

/** 李四 2人, 李四+2, 张三(带孙女), 王五（2大1小）. */
function personOf(entry: string): ListedPerson | undefined {
  const text = entry.trim();
  const plus = /\+\s*(\d{1,2})/u.exec(text);
  const stated = /(\d{1,2}|[一二两三四五六七八九十])\s*(?:个人|人|位|名|个|口)/u.exec(text);
  const name = text
    .replace(/[(（].*$/u, "")
    .replace(
      /[\s,、:]*(?:带|和|共|一共|一家|\+|×|x\d|\d|[两三四五六七八九十]\s*(?:个人|人|位|名|口)|[一二两三四五六七八九十]\s*个?大).*$/iu,
      "",
    )
    .replace(/(?:报名|参加|\+1|我来|来|去)$/u, "")
    .trim();
  if (name === "" || /^\d+$/.test(name)) return undefined;
  if (plus !== null) return { name, count: Number(plus[1]) === 1 ? 1 : Number(plus[1]) + 1 };
  const rest = text.slice(name.length);
  const count = stated === null ? headsIn(rest).count : headsIn(` ${stated[0]} `).count;
  return { name, count: count ?? 1 };
}
