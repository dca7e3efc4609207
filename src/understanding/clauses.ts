const LONGEST_REASON = 20;
const MOST_CLAUSES = 6;
/** What turns the words before it into a question, a wish or somebody else's order. */
const NO_REASON =
  /[?？吗]|怎么|咋|如何|谁|别(?!人)|不用|不要|能不能|可不可以|行不行|好不好|要不|没签|没报|算了|什么|啥/u;

const LONGEST_ASIDE = 14;
/** What makes a clause beside an order more than an aside of the speaker: questions, other people, other places. */
const NO_ASIDE =
  /[?？吗]|谁|怎么|咋|什么|啥|你|他|她|钉钉|公司|单位|老师(?!好)|学校|同学|老板|别|不要|没[签报到]|让|叫(?!我)|说|骗|快递|红包|合同|买|卖|作业|医保|考试|[百千万]|块钱?|(?<!单)元/u;

/** 孩子放学了我得走了 beside 签退: a short word of the speaker's own that asks for nothing. */
export function isOwnAside(clause: string): boolean {
  return clause.length <= LONGEST_ASIDE && !NO_ASIDE.test(clause);
}

/** The clauses of a message: what commas, stops and spaces set apart. */
export function clausesOf(text: string): string[] {
  return text
    .split(/[,。!;~\n]+|(?<=\p{Script=Han})\s+|\s+(?=\p{Script=Han})/u)
    .map((clause) => clause.trim())
    .filter((clause) => clause !== "");
}

/**
 * The text, and the text without the reasons that follow its order: 帮老宋签到 他手机没电 →
 * 帮老宋签到. The longest comes first; a rest that asks or refuses is no reason.
 */
export function withoutReasons(text: string): string[] {
  const heads = [text];
  const breaks = [...text.matchAll(/[,。!;~\n]+|(?<=\p{Script=Han})\s+|\s+(?=\p{Script=Han})/gu)];
  for (const found of breaks.slice(0, MOST_CLAUSES).reverse()) {
    const rest = text.slice(found.index + found[0].length);
    if (rest.length > LONGEST_REASON || NO_REASON.test(rest)) break;
    if (found.index > 0) heads.push(text.slice(0, found.index));
  }
  return heads;
}
