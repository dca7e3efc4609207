import { numberOf } from "./numerals.ts";

const COUNT =
  /(至少|不少于|不低于|最少|不得少于|至少要|at least )?[^,。;!?\n]{0,4}?([0-9]{1,2}|[一二两三四五六七八九十]{1,3})(?:(?:-|~|至|到)[0-9一二两三四五六七八九十]{1,3})?(?:次|场|期|回|节课|times)/u;
/** How far behind the recurrence the number of times may stand. */
const REACH = 24;

/** 至少开展两次, 不少于4场: the number of times said behind a recurrence, in the same clause. */
export function readTimes(
  text: string,
  from: number,
  nextAtom: number | undefined,
): { readonly count: number; readonly to: number } | undefined {
  const clause = clauseAfter(text, from, nextAtom);
  const found = COUNT.exec(clause);
  const count = numberOf(found?.[2] ?? "");
  if (
    found === null ||
    count === undefined ||
    clause[found.index - 1] === "第" ||
    /第$/u.test(clause.slice(0, found.index + found[0].length - 2).slice(-1))
  )
    return undefined;
  return { count, to: from + found.index + found[0].length };
}

function clauseAfter(text: string, from: number, nextAtom: number | undefined): string {
  const clause = text.slice(from, Math.min(from + REACH, nextAtom ?? text.length));
  const stop = clause.search(/[。;!?\n]/u);
  const sentence = stop < 0 ? clause : clause.slice(0, stop);
  const comma = sentence.search(/[,]/u);
  if (comma < 0) return sentence;
  return /^,(?:至少|不少于|不低于|全年)/u.test(sentence.slice(comma))
    ? sentence
    : sentence.slice(0, comma);
}
