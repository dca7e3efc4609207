import { withoutReasons } from "../clauses.ts";
import type { Intent } from "../intent.ts";
import type { Sentence } from "../sentence.ts";
import { createVocabulary, GLUE } from "../vocabulary.ts";
import { whichIn } from "../which.ts";

const LONGEST = 40;
const WORDS = [
  "撤销",
  "撤回",
  "撤掉",
  "撤",
  "取消",
  "作废",
  "签错",
  "报错",
  "点错",
  "按错",
  "发错",
  "弄错",
  "搞错",
  "打错",
  "写错",
  "选错",
  "填错",
  "错",
  "错了",
  "手滑",
  "手误",
  "点快了",
  "不小心",
  "误点",
  "刚才",
  "刚刚",
  "上一条",
  "上条",
  "上一步",
  "那条",
  "前面",
  "签到",
  "报名",
  "操作",
  "通知",
  "消息",
  "那个",
  "不算",
  "不算数",
  "回退",
  "退回",
  "一步",
  "字",
  "undo",
  "my",
  "last",
  "check in",
  "sign up",
  "that",
  "oops",
  "wrong",
  "mistake",
  "by",
  "it",
  "was",
  "take",
  "back",
  "revert",
  "the",
  "one",
  "a",
  "人",
  "名",
  "号",
  "场",
  "日期",
  "时间",
  "活动",
  "把",
  "帮我",
  "不是",
  "我签的",
  "我报的",
  "我点的",
  "本人",
  "没到",
];
const vocabulary = createVocabulary([...GLUE, ...WORDS]);
const SAYS =
  /撤(?:销|回|掉)|(?:签到|报名)错|(?:签|报|点|按|发|弄|搞|选|填)错|^[\s\p{P}]*(?:刚才|我)?(?:那个)?错了|手滑|手误|误点|不算数?|作废|取消(?:刚才|上一|上条|我的签到)|\bundo\b|take (?:it|that) back|\brevert\b|my mistake|wrong one/iu;
const NOT_MINE = /[?？吗]|你|他|她|谁|消息了|一条消息|没(?!出门|去|到)|别|不要/u;

const NAMES_OURS = /撤|[签报]|点错|按错|手滑|手误|误点|不算|作废|取消|undo|take|revert|mistake/iu;

/** Taking back what the speaker did last. */
export function readUndo(sentence: Sentence): Intent | undefined {
  const { text, addressed } = sentence;
  if (text.length > LONGEST || !SAYS.test(text) || NOT_MINE.test(text)) return undefined;
  if (
    addressed &&
    /^[\s\p{P}]*(?:帮我|请|麻烦)?(?:撤销|撤回|undo)/iu.test(text) &&
    !/群名|报名表/u.test(text)
  )
    return undoOf(sentence);
  // 21作废 calls an activity off.
  if (/^[\s\p{P}]*\d/u.test(text) && /作废/u.test(text)) return undefined;
  // 错了错了，是左边那家: overheard, a word that names nothing of ours has to be the whole.
  if (!addressed && !NAMES_OURS.test(text)) {
    return vocabulary.covers(text) ? { intent: "undo", slots: {} } : undefined;
  }
  const { rest, which } = whichIn(sentence);
  // 15的报名帮我撤了 gives a place back.
  if (which.ref !== undefined && /报名|名额/u.test(text)) return undefined;
  return [text, rest.replace(/,.*$/u, ""), ...withoutReasons(rest)].some((said) =>
    vocabulary.covers(said),
  )
    ? undoOf(sentence)
    : undefined;
}

function undoOf(sentence: Sentence): Intent {
  const { ref } = whichIn(sentence).which;
  return { intent: "undo", slots: ref === undefined ? {} : { ref } };
}
