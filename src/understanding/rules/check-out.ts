import { clausesOf, isOwnAside } from "../clauses.ts";
import type { Intent } from "../intent.ts";
import { NAMES, namesIn } from "../names.ts";
import { pattern } from "../pattern.ts";
import type { Sentence } from "../sentence.ts";
import { createVocabulary, GLUE } from "../vocabulary.ts";
import { whichIn } from "../which.ts";
import { ADVERB, COMPANION, LEAD, OWN, SELF, TAIL } from "../words.ts";

const LONGEST = 40;
const WORDS = [
  "签退",
  "签个退",
  "签下退",
  "退签",
  "走",
  "走了",
  "走人",
  "先走",
  "先走一步",
  "撤",
  "先撤",
  "回去",
  "回家",
  "先回",
  "离开",
  "离场",
  "结束",
  "完事",
  "忙完",
  "活动",
  "已经",
  "check out",
  "checked out",
  "checking out",
  "checkout",
  "check-out",
  "leaving",
  "left",
  "off",
  "heading out",
  "home",
  "go",
  "going",
  "gotta",
  "have to",
  "out",
  "signing out",
  "sign out",
  "check me out",
  "check us out",
  "sign me out",
  "sign us out",
  "告辞",
  "提前",
  "提早",
  "中途",
  "早退",
  "下班",
  "有事",
  "回",
  "明天见",
  "下次见",
  "回见",
  "bye bye",
  "拜",
  "see you",
];
const vocabulary = createVocabulary([...GLUE, ...WORDS]);
const SAYS =
  /签(?:个|下)?退|退签|走(?:了|啦|咯|喽|一步|哈)|我(?:先|就|得)?走|撤(?:了|啦|咯|退)|我(?:先|就)?撤|结束(?:了|啦)|先回|回去了|离场|离开了|\b(?:check|sign)(?:ed|ing)?(?: (?:me|us))?[ -]?out\b|\bleaving\b|\bsign(?:ing)? out\b|heading out|(?:i'?m|i am|gotta|have to) (?:off|go)/iu;
const FOR_SOMEBODY = pattern`^${LEAD}${SELF}?${ADVERB}(?:代替?|替|帮忙?|给)\s*${OWN}?(${NAMES}|${COMPANION})\s*${ADVERB}(?:签退|签个退|check\s?out)(?:一下)?${TAIL}$`;
const NOT_NOW =
  /[?？吗]|没|不(?!好意思)|别|马上|等|要走|吧|们走|走吧|快走|明天走|后天|咱们?走|让|才|大家走|(?<!签退.{0,3})回家(?!了)/u;

/** 走了, 我先走了, 先回去了: said at the end of a reason. */
const GONE = pattern`^${LEAD}(?:(?:那)?(?:我|俺|咱|我们)(?:就)?(?:先)?(?:走|撤|回去?|离开)|先(?:走|撤|回去?|离开)(?:一步)?)(?:了|啦|咯|喽|哈)+${TAIL}$`;
/** 收工，走了: what is over where one was. */
const OVER = /收工|完[了工事毕]|结束|散(?:会|场|了)|收拾好/u;
const BARE_GONE = pattern`^(?:走|撤|回)(?:了|啦|咯|喽)${TAIL}$`;
/** Good-bye to a chat, not to a place. */
const CHAT_ENDS =
  /不(?:说|聊|看|刷|玩|打扰|理)|聊|睡|下线|潜水|癌|病[重危]|去世|^我?[爷奶爸妈姥]|^老\p{Script=Han}|上班|开车|出门|买/u;

/** 活干完了，我先走了: one clause says it, the one before it why. */
function leavesWithReason(text: string): boolean {
  const clauses = clausesOf(text);
  const said = clauses.at(-1);
  if (said === undefined || clauses.length < 2 || clauses.length > 3) return false;
  const reasons = clauses.slice(0, -1);
  const gone = GONE.test(said) || (BARE_GONE.test(said) && reasons.some((one) => OVER.test(one)));
  return gone && reasons.every((one) => isOwnAside(one) && !CHAT_ENDS.test(one));
}

/** The speaker has left, as the whole content of the message. */
export function readCheckOut(sentence: Sentence): Intent | undefined {
  const { text } = sentence;
  if (text.length > LONGEST) return undefined;
  const somebody = FOR_SOMEBODY.exec(text)?.[1];
  if (somebody !== undefined) {
    return { intent: "checkout", slots: { people: namesIn(somebody), proxy: true } };
  }
  if (SAYS.test(text) && leavesWithReason(text)) return { intent: "checkout", slots: {} };
  if (!SAYS.test(text) || NOT_NOW.test(text)) return undefined;
  const { which, rest } = whichIn(sentence);
  return SAYS.test(rest) && vocabulary.covers(rest)
    ? { intent: "checkout", slots: which }
    : undefined;
}
