import { fuzzyPinyin } from "./fuzzy-pinyin.ts";
import { normalise } from "./normalise.ts";

/** The bot's name as fuzzy pinyin, so that 小玲当 or 小领挡 are the name too. */
const NAME_SOUND = "xiao nin dan";
const CANDIDATE = /@? ?(?:[小晓筱肖][\p{Script=Han}][\p{Script=Han}]|ling ?dang)/giu;
/** Before a real bell: 一个小铃铛, 脖子上那串小铃铛, 买了小铃铛, 《小铃铛》. */
const BELL_BEFORE = /(?:[个只串枚条颗对些买挂带戴系的《响铜银金像]|那|这|[买挂系]了)$/u;
/** 那个小铃铛你给我查一下: a filler before the name, and an order to it after. */
const FILLER_BEFORE = /^(?:[嗯哎呃额啊喂,\s]|那个|这个|就是)+$/u;
const SPOKEN_AFTER = /^[\s,啊呀哎诶哦哈]*(?:你|帮|给我|麻烦|请|我(?:想|要)?(?:问|报|签|请))/u;
/** After a real bell or the film of that name. */
const BELL_AFTER =
  /^(?:》|[响掉坏丢挂]|的?(?:声音|电影|片子|歌|手链|项链|钥匙扣|舞)|(?:是|这)(?:一?部|个)?(?:老?电影|老?片|歌))/u;

interface NameCall {
  readonly start: number;
  readonly end: number;
}

/** Where a normalised text names the bot; real bells are not the bot. */
function findCall(text: string): NameCall | undefined {
  for (const found of text.matchAll(CANDIDATE)) {
    const word = found[0].replace(/^@? ?/u, "");
    if (/^\p{Script=Han}/u.test(word) && fuzzyPinyin(word) !== NAME_SOUND) continue;
    const start = found.index;
    const end = start + found[0].length;
    const mentioned = found[0].startsWith("@");
    if (mentioned || isSpokenTo(text.slice(0, start), text.slice(end), word)) return { start, end };
  }
  return undefined;
}

function isSpokenTo(before: string, after: string, word: string): boolean {
  if (FILLER_BEFORE.test(before) && SPOKEN_AFTER.test(after)) return true;
  if (BELL_BEFORE.test(before) || BELL_AFTER.test(after)) return false;
  if (/^ling/i.test(word)) return !/[a-z]$/i.test(before) && !/^[a-z]/i.test(after);
  const begins =
    /^$|[\s,.。、!?;:~「]$|^(?:喂|哎|嘿|嗨|hi|hello|hey|请问|请|麻烦|那个|嗯|谢谢|多谢|感谢|辛苦|问问?|问一下|让|叫|找)*$/iu;
  return begins.test(before) || /^[\s,.。、!?;:~]*$/u.test(after);
}

/**
 * True when a message, as it was typed, names the bot: by @ or by name, slips of the keyboard or
 * the ear included. A reply to a message of the bot names it too, by its quote.
 */
export function isCalled(text: string): boolean {
  return findCall(normalise(text)) !== undefined;
}

/**
 * True when a message that names the bot speaks to it: by @, by its name alone or set apart, or with an order or a
 * question straight after it. 小铃铛今天挺安静 speaks about it.
 */
export function isSpokenToBot(text: string): boolean {
  const plain = normalise(text);
  const call = findCall(plain);
  if (call === undefined) return !SAYS_NAME.test(plain);
  if (plain[call.start] === "@") return true;
  const after = plain.slice(call.end);
  const last = plain[call.start - 1];
  // 隔壁群也有小铃铛: the last word of somebody's sentence, and no comma before it.
  if (after === "" && last !== undefined && /[\p{Script=Han}a-z]/iu.test(last))
    return INVITES.test(plain);
  return /^$|^[\s,.。、!?;:~]/u.test(after) || SPOKEN_AFTER.test(after) || INVITES.test(plain);
}

const SAYS_NAME = /小铃[铛当]|\bling ?dang\b/iu;
/** Who says these to the bot wants something of it. */
const INVITES =
  /[你您]|帮我|给我|给咱|告诉|麻烦|请问|怎么(?!没|不|又|老|总|还|这么|回事)|咋(?!没|不|又|老|总|还|这么|回事)/u;

/** A normalised text without the bot's name (and the punctuation that set it apart). */
export function withoutCall(text: string): string {
  let rest = text;
  for (let rounds = 0; rounds < 3; rounds += 1) {
    const call = findCall(rest);
    if (call === undefined) return rest;
    const before = rest.slice(0, call.start).replace(/[\s,、:]+$/u, "");
    const after = rest.slice(call.end).replace(/^[\s,、:!。~]+/u, "");
    rest = before && after ? `${before} ${after}` : before + after;
  }
  return rest;
}
