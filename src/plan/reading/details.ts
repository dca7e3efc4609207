import { AUDIENCES, CATEGORIES, ORGANIZERS, PLACES } from "./detail-words.ts";

/** What an item's words say besides what and when. Null where they say nothing. */
export interface Details {
  readonly audience: string | null;
  readonly place: string | null;
  readonly organizer: string | null;
  readonly speaker: string | null;
  readonly category: string | null;
  readonly measure: string | null;
}

/** Group 1 is the detail. Tried in order. */
type Patterns = readonly RegExp[];

const PEOPLE = `(?:[^\\s，,。；;：:、的对向为给组织请]{0,8})?(?:“五老”)?(?:${AUDIENCES})`;

const AUDIENCE: Patterns = [
  /(?:对象|参加人员|参加对象|参与对象|面向)[：:]?\s*([^，,。；;)）\n]{2,24})/,
  new RegExp(
    `(?:面向|对|向|为|给|组织|动员|发动)((?:全体|广大|各)?${PEOPLE}(?:[、和及与]${PEOPLE})*)(?!的|学校)`,
  ),
  new RegExp(`([^\\s，,。；;：:]{2,30}(?:${AUDIENCES}))(?:参加|参训|参与)[。，,；;]?`),
  /\b(?:for|open to|welcome) ((?:all |the )?(?:families|children|parents|members|helpers|volunteers|young people|teenagers|seniors|pupils|students|adults|everyone|housebound members|residents|new members))\b/i,
];

const PLACE: Patterns = [
  /(?:地点|场地|集合点|集合地点|会场)[：:]?\s*([^，,。；;)）\n]{2,20})/,
  new RegExp(
    `(?:在|到|赴|于|前往|来到|走进|深入)([^，,。；;：:\\d]{0,16}?(?:${PLACES})(?:\\d{2,4}室)?)(?=[，,。；;（(]|举行|举办|召开|开展|进行|集中|慰问|参观|走访|看望|宣传|祭扫|组织|开设|联合|$|张贴|公布|表彰|清扫|植树)`,
  ),
  /[（(]([^（()）\d]{2,12}(?:厅|室|馆|楼|场|院|中心|教室))[)）]/,
  /[，,]\s*([^，,。；;\s]{2,14}(?:图书馆|文化馆|活动室|会议室|中心|广场|公园|礼堂)(?:\d{2,4}室)?)/,
  /\b(?:in|at|from|on) (the (?:[a-z]+ ){0,3}(?:hall|church|green|memorial|gate|library|park|school|centre|center|garden|churchyard|room|club|field|riverside|cafe|museum)|[A-Z][A-Za-z']+(?: [A-Za-z']+){0,3} (?:hall|home|house|school|park|church|centre|center|library|museum|gardens?))\b/,
];

const ORGANIZER: Patterns = [
  new RegExp(
    `由([^，,。；;：:]{0,12}?(?:${ORGANIZERS}))(?:负责|牵头|承办|主办|组织|承担|具体|通过|带领)`,
  ),
  new RegExp(
    `(?:^|[，,。；;])\\s*([^，,。；;：:的在对以将要为于]{0,10}?(?:${ORGANIZERS})(?:[、与和][^，,。；;：:的在对以]{0,6}?(?:${ORGANIZERS}))*)(?=将|要|负责|组织|开展|举办|召开|牵头|采取|根据|结合|深入|定期|对|每|继续|联合|成员|进行)`,
  ),
  /[，,（(]\s*([^，,。；;：:（(]{2,12}(?:组|部|处|队|科|班|委员会))负责/,
  /(?:负责人|责任单位|责任部门|主办|承办|牵头单位|责任人)[：:]\s*([^，,。；;)）\n]{2,20})/,
  /\b(?:organi[sz]ed|run|hosted|led) by ((?:the )?[a-z]+(?: [a-z]+){0,3}(?:committee|club|team|group|council|guild|school))\b/i,
  /\b(?:the ([a-z]+(?: [a-z]+)? (?:committee|choir|club|guild|council|team))) will\b/i,
];

const SPEAKER: Patterns = [
  /(?:主讲人?|讲师|授课人?|主持人?)[：:]\s*([^，,。；;)）\n]{2,16})/,
  /由([^，,。；;：:]{2,14})(?:授课|主讲|讲授|宣讲)/,
  /(?:邀请|聘请|请)(?!示|求|假|各|部分|家长|社会)([^，,。；;：:对给为来作做讲到]{2,18}?)(?=对|给|为|来|作|做|讲|到|授课|进行)/,
  /\b(?:led by|speaker:?|talk by|given by|taught by|with) ((?:Dr|Mr|Mrs|Ms|Prof|Rev)\.? [A-Z][a-z]+(?: [A-Z][a-z]+)?|[A-Z][a-z]+ [A-Z][a-z]+)/,
];

const MEASURE: Patterns = [
  /((?:不少于|至少|不低于|不超过|限|约|参训不少于|达到?|为)?\s?\d+(?:\.\d+)?\s?(?:余|多)?(?:[—-]\d+)?(?:人次|人|名|户|篇|份|组|对|家|支|吨|个|所|%|％|小时)(?!月|季度|学期|星期|班|以))/,
  /(若干名|[一二三四五六七八九十两]{1,2}(?:次|场|期|堂)(?!性|又))/,
  /\b((?:at least|up to|no more than|about|max\.?)\s+\d+ (?:people|places|members|volunteers|children|families))\b/i,
];

/** Reads the details out of an item's words (its clauses and what explains them). */
export function detailsOf(words: string, title: string): Details {
  return {
    audience: people(first(AUDIENCE, words)),
    place: first(PLACE, words),
    organizer: first(ORGANIZER, words),
    speaker: first(SPEAKER, words),
    category: categoryOf(title) ?? categoryOf(words),
    measure: firstOf(MEASURE, words),
  };
}

/** What a pattern may take in before the name that it is after. */
const BEFORE_NAME =
  /^(?:[^，,]*[月日](?:份)?(?=[^月日，,]{2,}$))?(?:会同|邀请|组织|与|和|由|请)?(?:约|近)?(?:\d+(?:余|多)?名(?=[^，,])|全体(?=[^，,]{3}))?/;

/** 动员广大青工 and 患者家属开展讲座: the people, without what is done to or by them. */
function people(found: string | null): string | null {
  const plain = (found ?? "")
    .replace(/^[“"「]+/, "")
    .replace(/^(?:动员|鼓励|组织|发动|引导|号召|调动)+/, "")
    .replace(
      /(?:认真|积极|广泛)?(?:学习|开展|举办|举行|组织|进行|参加|参与|宣传|提供|发放).*$/,
      "",
    );
  return plain.length < 2 ? null : plain;
}

function firstOf(patterns: Patterns, words: string): string | null {
  for (const pattern of patterns) {
    const found = pattern.exec(words)?.[1]?.trim();
    if (found !== undefined && found !== "") return found;
  }
  return null;
}

function first(patterns: Patterns, words: string): string | null {
  for (const pattern of patterns) {
    const found = pattern.exec(words)?.[1]?.trim();
    const plain = found?.replace(BEFORE_NAME, "");
    if (plain !== undefined && plain !== "") return plain;
  }
  return null;
}

function categoryOf(words: string): string | null {
  return CATEGORIES.find((row) => row.words.test(words))?.category ?? null;
}
