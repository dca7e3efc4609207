import { numberOf } from "../time/numerals.ts";
import { isFestivalName } from "./festival-names.ts";
import type { WhichActivity } from "./intent.ts";
import { pattern } from "./pattern.ts";
import { type MaskedTimes, readingsIn, type Sentence, TIME, unmask } from "./sentence.ts";
import { periodIn } from "./time-slots.ts";
import { KIND, KIND_ENGLISH, LEAD, REF, TOPIC_WORD } from "./words.ts";

/** 第三个 */
const ORDINAL = /第([一二三四五六七八九十]{1,3}|\d{1,3})(?:个|条|项|场)/gu;
const REF_FIRST = pattern`^${LEAD}${REF}\s*(?:的|,|、|那个|这个)?\s*(?=[^\d\s])`;
const REF_AFTER = pattern`(?<=[^\d\s][\s:,]*)${REF}(?=[\s,.。!了啦哈吧的啊呀~]*$|[\s,]+[^\d])`;
const REF_INSIDE = pattern`(?<=[\p{Script=Han}a-z:]\s?)${REF}(?=\s?[\p{Script=Han}a-z]|\s*$)`;
/** 11和13: two activities at once. */
export const TWO_NUMBERS = pattern`(?<!\d)(\d{1,3})\s*号?\s*(?:和|跟|与|、|,|\s|and|&)+\s*(\d{1,3})(?!\d)(?!\s*(?:个|人|位|名|:|点|月|日|大|小|people|of))`;
/** 明天那个讲座, 12月12号的禁毒讲座, 普法讲座, 禁毒的. */
const TITLE_CHARACTER =
  "(?![我你他她俺谁请帮替代要想能去来报签到参加的了在有没不就给一])\\p{Script=Han}";
const TITLE = pattern`(?:(${TIME})\s*(?:的|那个|那场|这个|,)*\s*)?(?:那个|那场|这个|这场)?((?:${TITLE_CHARACTER}|“|”|·|\d|[a-z]){0,10}(?:${KIND}|${TOPIC_WORD})+(?:班(?!车|级)|组|队|社|小组)?(?:的(?!是)|那个|那场|这场|那边|这边)?|(?:[a-z]+\s){0,3}${KIND_ENGLISH}\b)`;
const BARE_TIME = pattern`^(${TIME})(?:的|那个|那场|这个|这场)*`;

/** can't make it on Friday, 我报名周五. */
const END_TIME = pattern`(?<=\S)\s*(?:\bon\s|\bfor\s)?(${TIME})[\s.!~。]*$`;

export interface Which {
  readonly which: WhichActivity;
  /** The text without the words that said which. */
  readonly rest: string;
}

/** Which activity an order is about: its number, or its title and day; and what else was said. */
export function whichIn(sentence: Sentence): Which {
  const times = sentence.times();
  const masked = numbersShown(times);
  const found = REF_FIRST.exec(masked) ?? REF_AFTER.exec(masked) ?? REF_INSIDE.exec(masked);
  if (found?.[1] === undefined) return titledIn(sentence);
  return { which: { ref: Number(found[1]) }, rest: unmask(cut(masked, found), times) };
}

/** In 报名12号 the number is an activity, not the twelfth of a month. */
function numbersShown(times: MaskedTimes): string {
  return times.masked
    .replace(/[\ue000-\ue0ff]/g, (placeholder) => {
      const words = unmask(placeholder, times);
      return /^\d{1,3}号$/u.test(words) ? words : placeholder;
    })
    .replace(ORDINAL, (_, written: string) => `${numberOf(written) ?? ""}号`);
}

/** As {@link whichIn}, where a number would be something else. */
export function titledIn(sentence: Sentence): Which {
  const times = sentence.times();
  const titled = TITLE.exec(times.masked);
  if (titled?.[2] !== undefined) {
    const rest = unmask(cut(times.masked, titled), times);
    const festival = titled[1] === undefined ? "" : unmask(titled[1], times);
    const named = isFestivalName(festival) && titled[0].startsWith(`${titled[1]}${titled[2]}`);
    if (named) return { which: { topic: `${festival}${titled[2]}` }, rest };
    const topic = titleOf(unmask(titled[2], times), times.masked[titled.index - 1]);
    const period = periodIn(sentence, titled[1] ?? "") ?? periodIn(sentence);
    const which = { ...(topic !== "" && { topic }), ...(period !== undefined && { period }) };
    return { which, rest };
  }
  const timed = BARE_TIME.exec(times.masked) ?? END_TIME.exec(times.masked);
  if (timed?.[1] === undefined || readingsIn(timed[1], times).length === 0)
    return { which: {}, rest: sentence.text };
  const period = periodIn(sentence, timed[1]);
  return {
    which: period === undefined ? {} : { period },
    rest: unmask(cut(times.masked, timed), times),
  };
}

/** The 名 of 报名学剪纸 is no part of a title. */
function titleOf(words: string, before: string | undefined): string {
  const title = words.replace(/的$|那个$|那场$|这场$|[那这]边$/u, "");
  return (before === "报" ? title.replace(/^名(?:学|参加)?/u, "") : title).trim();
}

function cut(text: string, found: RegExpExecArray): string {
  return `${text.slice(0, found.index)} ${text.slice(found.index + found[0].length)}`.trim();
}
