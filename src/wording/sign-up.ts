import { addDays } from "../calendar/civil-day.ts";
import type { Listed } from "../store/occurrences.ts";
import { clockWords, dayWords, whenWords } from "./dates.ts";
import { speaking } from "./language.ts";
import { clip, lines } from "./layout.ts";
import type { Reader } from "./period-names.ts";

/** 11 普法讲座, and below it when it is: what every confirmation repeats. */
function name({ activity }: Listed): string {
  return `${activity.no} ${clip(activity.title, 10)}`;
}

function when({ occurrence }: Listed, reader: Reader): string {
  return whenWords(occurrence, reader.today, reader.language);
}

/** To somebody who signed up in a private message; in a room silence is the confirmation. */
export function signedUpText(
  listed: Listed,
  said: { readonly heads: number; readonly role: string | null; readonly again: boolean },
  reader: Reader,
): string {
  const say = speaking(reader.language);
  const { heads, again } = said;
  const role = said.role === null ? "" : ` ${said.role}`;
  const single = again
    ? say(`${name(listed)} 您已报名${role}`, `${name(listed)}: you had joined${role}`)
    : say(`${name(listed)} 已报名${role}`, `${name(listed)}: you are in${role}`);
  const several = say(
    `${name(listed)} 记${heads}人：您+${heads - 1}位${role}`,
    `${name(listed)}, ${heads} people: you +${heads - 1}${role}`,
  );
  return lines(heads > 1 ? several : single, when(listed, reader));
}

export interface Queueing {
  readonly rank: number;
  readonly heads: number;
  /** Places that are left, too few for the heads. */
  readonly free: number;
  /** @ and the name, in a room. */
  readonly to: string;
}

/** It is full, or too full for so many; which place in the queue, and what happens then. */
export function fullText(listed: Listed, said: Queueing, { language }: Reader): string {
  const say = speaking(language);
  const { no } = listed.activity;
  const { rank, heads, free, to } = said;
  const full =
    free > 0
      ? say(`${no}只剩${free}位，不够${heads}人`, `${no} has ${free} left, not ${heads}`)
      : say(`${no}满了`, `${no} is full`);
  return say(
    `${to}${full}，排第${rank}。\n有空位私信您，24小时内回“要”`,
    `${to}${full}, you are ${ordinal(rank)}.\nIf a place frees I'll DM; reply "yes" in 24 h`,
  );
}

function ordinal(n: number): string {
  const [ones, tens] = [n % 10, n % 100];
  const ending = tens >= 11 && tens <= 13 ? "th" : (["th", "st", "nd", "rd"][ones] ?? "th");
  return `${n}${ending}`;
}

/** Further companions do not fit: what was said first holds. */
export function tooManyText(
  listed: Listed,
  said: { readonly heads: number; readonly free: number },
  { language }: Reader,
): string {
  const { no } = listed.activity;
  const { heads, free } = said;
  return speaking(language)(
    `${no}只剩${Math.max(0, free)}个名额，\n还是记您${heads}人`,
    `${no} has only ${Math.max(0, free)} places left; you stay with ${heads}`,
  );
}

/** A place became free for somebody who waits. `until` is local civil ISO text. */
export function placeFreeText(listed: Listed, until: string, reader: Reader): string {
  const say = speaking(reader.language);
  const aDay =
    until.slice(0, 16) === `${addDays(reader.today.slice(0, 10), 1)}${reader.today.slice(10, 16)}`;
  const limit = `${dayWords(until, reader.today, reader.language)}${say("", " ")}${clockWords(until, reader.language)}`;
  return lines(
    say(`${name(listed)} 有空位了`, `${name(listed)}: a place is free`),
    when(listed, reader),
    aDay
      ? say("24小时内回“要”，不要回“不要”", 'Reply "yes" in 24 h, or "no"')
      : say(`${limit}前回“要”或“不要”`, `Reply "yes" or "no" by ${limit}`),
  );
}

/** A second place is kept for somebody who has just answered about the first. */
export function alsoFreeText(listed: Listed, { language }: Reader): string {
  return speaking(language)(
    `${name(listed)} 的空位也给您留着，回“要”或“不要”`,
    `A place in ${name(listed)} is kept for you too: reply "yes" or "no"`,
  );
}

/** Nobody answered the offer in time: the place went to the next. */
export function offerExpiredText(listed: Listed, { language }: Reader): string {
  const { no, title } = listed.activity;
  return speaking(language)(
    `没等到您回话，${no} ${title}的空位给下一位了。\n还想去请再回“报名${no}”`,
    `No answer, so the place in ${no} ${title} went on.\nStill coming? Reply "join ${no}"`,
  );
}

/** Said to somebody whom another person signed up. */
export function signedUpForYouText(by: string, listed: Listed, reader: Reader): string {
  const say = speaking(reader.language);
  return lines(
    say(`由${by}代您报名：${name(listed)}`, `${by} signed you up: ${name(listed)}`),
    when(listed, reader),
    say("不对请回“不是”", 'Wrong? reply "no"'),
  );
}

/** To the one who signed up others in a private message. */
export function signedOthersUpText(
  listed: Listed,
  said: { readonly names: readonly string[]; readonly waiting: readonly string[] },
  reader: Reader,
): string {
  const say = speaking(reader.language);
  const { names, waiting } = said;
  return lines(
    names.length > 0 &&
      say(
        `${name(listed)} 代报${names.length}人：${clip(names.join(" "), 40)}`,
        `${name(listed)}: ${names.length} signed up: ${clip(names.join(" "), 40)}`,
      ),
    waiting.length > 0 &&
      say(
        `${listed.activity.no}满了，排队：${clip(waiting.join(" "), 40)}`,
        `${listed.activity.no} is full, waiting: ${clip(waiting.join(" "), 40)}`,
      ),
    when(listed, reader),
  );
}

/** To somebody who said in private that they do not come. */
export function declinedText(
  listed: Listed,
  who: { readonly name: string; readonly own: boolean },
  reader: Reader,
): string {
  const say = speaking(reader.language);
  return lines(
    who.own
      ? say(`${name(listed)} 已记您不来`, `${name(listed)}: noted, you cannot come`)
      : say(
          `${name(listed)} 已记${who.name}不来`,
          `${name(listed)}: noted, ${who.name} cannot come`,
        ),
    when(listed, reader),
  );
}

/** Two things are open and somebody cannot come to one of them. */
export function declineWhichText(listed: Listed, to: string, { language }: Reader): string {
  const { no, title } = listed.activity;
  return speaking(language)(
    `${to}是${no}${title}吗？回“是”`,
    `${to}the ${title} (${no})? reply "yes"`,
  );
}

/** A duty that has its people already, and what else is short. */
export function roleTakenText(
  listed: Listed,
  said: { readonly role: string; readonly short: string },
  { language }: Reader,
): string {
  const { no } = listed.activity;
  return speaking(language)(
    `${no}${said.role}已有人了。${said.short === "" ? "都齐了" : `还缺：${said.short}`}`,
    `${no}: ${said.role} is taken. ${said.short === "" ? "All are filled" : `Still short: ${said.short}`}`,
  );
}

/** What an activity is short of: 摄影1 接待2. */
export function shortOfText(listed: Listed, short: string, { language }: Reader): string {
  const { no, title } = listed.activity;
  const first = short.split(/\d/u)[0] ?? "";
  if (short === "")
    return speaking(language)(`${no} ${title} 都齐了`, `${no} ${title}: all filled`);
  return speaking(language)(
    `${no} ${title} 缺：${short}\n愿意的回“报名${no} ${first}”`,
    `${no} ${title} needs: ${short}\nReply "join ${no} ${first}"`,
  );
}

/** Only for some people: asked in one sentence. */
export function gateText(
  listed: Listed,
  said: { readonly audience: string; readonly to: string },
  { language }: Reader,
): string {
  const { no } = listed.activity;
  return speaking(language)(
    `${said.to}${no}只限${said.audience}，您是吗？回“是”`,
    `${said.to}${no} is only for ${said.audience}. Are you? reply "yes"`,
  );
}

export function gateClosedText(listed: Listed, { language }: Reader): string {
  const { no } = listed.activity;
  return speaking(language)(`好的，${no}没给您报名`, `All right, you are not in ${no}`);
}
