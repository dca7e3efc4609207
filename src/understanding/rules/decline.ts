import peopleWords from "../../../data/synonyms/people-words.json" with { type: "json" };
import { withoutReasons } from "../clauses.ts";
import { headsIn } from "../heads.ts";
import type { Intent } from "../intent.ts";
import { NAMES, namesIn } from "../names.ts";
import { pattern, piece } from "../pattern.ts";
import type { Sentence } from "../sentence.ts";
import { createVocabulary, GLUE } from "../vocabulary.ts";
import { TWO_NUMBERS, whichIn } from "../which.ts";
import { ADVERB, COMPANION, LEAD, NOT_OURS, OTHERS, OWN, SELF, TAIL } from "../words.ts";

const LONGEST = 100;
const DECLINES = piece`(?:请(?:个|一?下)?假|(?:去|来|参加|过去|过来|赶|到)不(?:了|成|到|及|起|得|赢)|不(?:能|想|准备|打算|方便)?(?:去|来|参加)|(?:没法|没办法|没空|没时间|没有?(?:空|时间|功夫|工夫))(?:去|来|参加|过去)?|给我退(?:了|掉)|(?:取消|退掉?|撤(?:掉|回|销)?|不)(?:我的)?报名?|退出|不报名?|去不成|(?:名额|位子|位置|座位)(?:就|先)?让给?(?:别人|其他人|人家|大家)|缺席|莫等我|别等我|不用等我|can'?t\s(?:come|make\s(?:it|(?=\d))|makeit|go|attend|join)|cannot\s(?:come|make\s?it|go|attend)|won'?t\s(?:come|be\s(?:there|able|coming)|make\s?it|attend)|not\s(?:coming|going|able)|(?:i'?ll\sbe\s)?absent|count\s(?:me|us)\sout|(?:cancel|drop|remove|withdraw)\s(?:my|our|me)(?:\s(?:spot|place|seat|sign-?up|registration|name|booking|from))?|i'?m\sout\b|have\sto\s(?:miss|skip)|unable\sto)`;
const SAYS_DECLINE = new RegExp(DECLINES, "iu");
/** 去不了, 来不赢, 赶不及: a verb of coming and what says that it fails. */
const CANNOT_WORDS = ["去", "来", "到", "赶", "参加", "过去", "过来"].flatMap((verb) =>
  ["了", "成", "到", "及", "起", "得", "赢", "鸟"].map((fails) => `${verb}不${fails}`),
);
const WORDS = [
  ...CANNOT_WORDS,
  "请假",
  "一次",
  "一天",
  "请个假",
  "请一下假",
  "赶不过来",
  "赶不上",
  "不去",
  "不来",
  "不参加",
  "不能去",
  "不能来",
  "不能参加",
  "不想去",
  "不打算去",
  "不方便去",
  "没法",
  "没法去",
  "没法来",
  "没法参加",
  "没办法去",
  "没办法参加",
  "没空",
  "没空去",
  "没空来",
  "没时间去",
  "没时间参加",
  "没时间",
  "取消报名",
  "取消我的报名",
  "退报名",
  "退出",
  "退了",
  "给我",
  "退掉",
  "没有空",
  "没有空去",
  "没有时间去",
  "没有空来",
  "没有时间来",
  "没有时间参加",
  "没有时间",
  "没工夫",
  "没功夫",
  "不报名",
  "不报",
  "缺席",
  "莫等我",
  "别等我",
  "不用等我",
  "把",
  "取消",
  "报名",
  "撤",
  "位置",
  "名额",
  "位子",
  "座位",
  "我那个",
  "让给",
  "让",
  "别人",
  "其他人",
  "人家",
  "大家",
  "有事",
  "有点事",
  "有事情",
  "临时有事",
  "家里有事",
  "家里",
  "家里来客人",
  "单位有事",
  "事",
  "加班",
  "要加班",
  "腿疼",
  "腿脚不好",
  "脚疼",
  "头疼",
  "头晕",
  "牙疼",
  "腰疼",
  "感冒",
  "发烧",
  "生病",
  "病了",
  "身体",
  "不舒服",
  "身体不舒服",
  "要上班",
  "上班",
  "带孩子",
  "带孙子",
  "看孩子",
  "走不开",
  "脱不开身",
  "出差",
  "在外地",
  "外地",
  "不在家",
  "在医院",
  "住院",
  "看病",
  "接孙子",
  "接孩子",
  "下雨",
  "太远",
  "太忙",
  "忙",
  "有课",
  "开会",
  "有会",
  "实在抱歉",
  "这周",
  "下次",
  "下次再参加",
  "下次一定",
  "老毛病犯了",
  "犯了",
  "can't",
  "cant",
  "cannot",
  "come",
  "make it",
  "go",
  "attend",
  "join",
  "won't",
  "wont",
  "be there",
  "be able",
  "able",
  "not",
  "coming",
  "going",
  "absent",
  "count me out",
  "count us out",
  "cancel",
  "drop",
  "remove",
  "withdraw",
  "my",
  "our",
  "spot",
  "place",
  "seat",
  "signup",
  "sign-up",
  "sign up",
  "registration",
  "name",
  "booking",
  "from",
  "for",
  "to",
  "have to",
  "miss",
  "skip",
  "one",
  "this one",
  "it",
  "this",
  "time",
  "today",
  "unable",
  "out",
  "afraid",
  "unfortunately",
  "the",
  "that",
  "sick",
  "busy",
  "feeling well",
  "unwell",
  "working",
  "have",
  "a",
  "cold",
  "something",
  "came up",
  "be",
  "event",
  "talk",
  "work",
];
const vocabulary = createVocabulary(
  [
    ...GLUE,
    ...WORDS,
    ...peopleWords.companions,
    "和",
    "跟",
    "俩",
    "都",
    "两个",
    "一家",
    "全家",
    "我家",
    "与",
    "and",
    "wife",
    "husband",
  ],
  [/(?:\d{1,2}|[一二两三四五])(?:个人|个|人)/uy],
);
const NOT_MINE =
  /[?？吗]|能不能|来不及了?[\s,]*(?:先|就|赶紧)|谁|怎么|如何|咋|老师|学校|班主任|作业|单位领导|公司|幼儿园|老板|请假(?:条|的|了没|流程|单|扣)|假条|上学|学生请|给孩子请|孩子.{0,3}请假|娃.{0,3}请假|孙子.{0,3}请假|批假|准假|不如|不去白不去|去不去|来不来|参加不参加|报不报|不去不行|不能不|别不|为什么|为啥|who|why|没请假|不请假|不用请假|就好了|要是|如果|的话|说(?!一声|不定|好)|听说|让我|劝/iu;
const OTHER_SUBJECT = pattern`^${LEAD}(?:今天|明天|这次|那)?(?:${OTHERS}|老伴|老婆|老公|孙子|孙女|儿子|女儿|闺女|爱人|媳妇)(?!.*我)`;
const OTHER_NAME = pattern`^${LEAD}(${NAMES})(?:\s*(?:也|都|说|今天|明天|可能|有事|这次|不|去|来|请|病|临时|家里|没))`;
const FOR_SOMEBODY = pattern`^${LEAD}${SELF}?${ADVERB}(?:代替?|替|帮忙?|给)\s*${OWN}?(${NAMES}|${COMPANION})\s*${ADVERB}(?:请(?:个|一下)?假|取消(?:报名)?|退(?:报|出|了)?)${TAIL}$`;
/** 我老伴腿疼去不了，替她请个假: the name comes with the reason. */
const SOMEBODY_THEN_BY_ME = pattern`^${LEAD}${OWN}?我?(${NAMES}|${COMPANION})[^,。]{1,14}[,\s]+(?:由?我)?来?(?:代|替|帮|给)(?:他们?|她们?)请(?:个|一下)?假${TAIL}$`;
const OTHER_OBJECT =
  /不(?:去|来)(?:了)?(?!了|啦|咯|成|哈|吧|呀|啊|呢|的|及|参|参加|我|[\s,.。!~]|$)\p{Script=Han}/u;

/** The speaker (with companions) will not come. */
export function readDecline(sentence: Sentence): Intent | undefined {
  const { text } = sentence;
  if (text.length > LONGEST || !SAYS_DECLINE.test(text) || NOT_MINE.test(text)) return undefined;
  const somebody = withoutReasons(text)
    .map((said) => FOR_SOMEBODY.exec(said)?.[1] ?? SOMEBODY_THEN_BY_ME.exec(said)?.[1])
    .find(Boolean);
  if (somebody !== undefined) {
    return { intent: "decline", slots: { people: namesIn(somebody), proxy: true } };
  }
  if (OTHER_SUBJECT.test(text) || OTHER_NAME.test(text)) return undefined;
  const both = TWO_NUMBERS.exec(text);
  const { which, rest } =
    both === null
      ? whichIn(sentence)
      : {
          which: { refs: [Number(both[1]), Number(both[2])] },
          rest: text.replace(both[0], " "),
        };
  if ("topic" in which && new RegExp(NOT_OURS, "iu").test(which.topic ?? "")) return undefined;
  const [first, ...others] = reasonsApart(rest);
  if (first === undefined || !isOwnDecline(first)) return undefined;
  if (others.some((clause) => clause.length > 24)) return undefined;
  return { intent: "decline", slots: { ...which, ...headsIn(first) } };
}

/** Made of words of declining, or a reason of the speaker's own before "cannot": 腰不好去不了. */
function isOwnDecline(clause: string): boolean {
  if (vocabulary.covers(clause)) return true;
  const found = CANNOT.exec(clause);
  if (found === null || !vocabulary.covers(clause.slice(found.index))) return false;
  const reason = clause.slice(0, found.index);
  return reason.length <= 10 && STATE.test(reason);
}

/** 去不了啊要上医院: after a particle comes the reason. */
const DECLINED_THEN_WHY =
  /((?:去|来|参加)不(?:了|成|得)(?:了|啦|啊|呀|哈|咯|哦)+)(?=\p{Script=Han})/gu;
const CANNOT =
  /(?:去|来|参加|过去|过来|赶)不(?:了|鸟|成|到|及|得)|请(?:个|一下)?假|不能(?:去|来|参加)/u;
const STATE =
  /有|要|得|疼|痛|不好|不舒服|病|忙|累|晕|肿|伤|烧|感冒|院|班|出差|接|带|陪|会|犯|下雨|下雪|没|在/u;

/** The clause that declines, then the clauses around it: reasons, which may say anything. */
function reasonsApart(text: string): string[] {
  const clauses = text
    .replace(DECLINED_THEN_WHY, "$1,")
    .split(/[,。!;\n]|\s(?=\p{Script=Han})|(?<=\p{Script=Han})\s/u)
    .filter((clause) => clause.trim() !== "");
  const declining = clauses.filter(
    (clause) => SAYS_DECLINE.test(clause) && !OTHER_OBJECT.test(clause),
  );
  const others = clauses.filter((clause) => !declining.includes(clause));
  return declining.length === 0 ? [] : [declining.join(" "), ...others];
}
