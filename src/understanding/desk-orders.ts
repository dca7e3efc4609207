import { readerOf, trimmedGroup } from "./alternative-groups.ts";
import { type LotOrder, readLotOrder } from "./lot-order.ts";
import { normalise } from "./normalise.ts";
import { caseless } from "./pattern.ts";
import { readSettingOrder, type SettingOrder } from "./setting-orders.ts";

/** Orders of the organizer's desk that are no intents: they are only read in private or after a call. */
export type DeskOrder =
  | { readonly kind: "audit"; readonly ref: number }
  | { readonly kind: "audit-of"; readonly topic: string }
  | { readonly kind: "preview"; readonly days: number }
  | { readonly kind: "burden" }
  | { readonly kind: "hand-over"; readonly from: string | undefined; readonly to: string }
  | { readonly kind: "pace"; readonly topic: string | undefined }
  | { readonly kind: "last-year"; readonly topic: string }
  | { readonly kind: "rotate"; readonly what: string; readonly names: readonly string[] }
  | { readonly kind: "on-duty"; readonly text: string }
  | {
      readonly kind: "pair";
      readonly visitor: string;
      readonly visited: string;
      readonly cadence: string;
    }
  | { readonly kind: "unvisited" }
  | { readonly kind: "issue"; readonly text: string; readonly patrol: boolean }
  | { readonly kind: "issue-change"; readonly no: number; readonly text: string }
  | { readonly kind: "issues" }
  | { readonly kind: "poll-result" }
  | { readonly kind: "evaluate"; readonly text: string }
  | { readonly kind: "ballots"; readonly text: string }
  | {
      readonly kind: "collect";
      readonly what: string;
      readonly expected: number;
      readonly text: string;
    }
  | { readonly kind: "collected"; readonly what: string; readonly count: number }
  | { readonly kind: "checklist"; readonly what: string; readonly items: readonly string[] }
  | {
      readonly kind: "note";
      readonly of: "contact" | "venue";
      readonly name: string;
      readonly text: string;
    }
  | { readonly kind: "look-up"; readonly of: "contact" | "venue"; readonly name: string }
  | {
      readonly kind: "speaker";
      readonly which: string;
      readonly state: "asked" | "yes" | "no" | undefined;
    }
  | SettingOrder
  | LotOrder
  | { readonly kind: "ticked"; readonly what: string; readonly n: number };

type Read = (text: string) => DeskOrder | undefined;

const NAME = "[\\p{Script=Han}A-Za-z·][\\p{Script=Han}A-Za-z·. ]{0,15}";

/** Each looks at the whole message; the first that fits is it. */
const READERS: readonly Read[] = [
  readSettingOrder,
  readLotOrder,
  readerOf(
    /^谁(?:改|动|取消|建|定|推迟|挪|调整?)(?:了|过|的)?\s*(\d{1,4})(?:号|的)?[?？]?$|^(\d{1,4})(?:号)?(?:是)?(?:谁(?:改|动|取消|建|定)(?:的|了|过)|的?(?:修改|变动|改动)(?:记录|历史)?)[?？]?$|^who (?:changed|moved|cancelled|canceled|made|edited) (\d{1,4})\??$|^history (?:of )?(\d{1,4})$/iu,
    ([ref]) => ({ kind: "audit", ref: Number(ref) }),
  ),
  readerOf(
    /^谁(?:改|动|取消|推迟|挪|调整)(?:了|过)\s*([^\d\s?？了过]{2,16}?)(?:的)?(?:时间|地点)?[?？]?$|^who (?:changed|moved|cancelled|canceled) (?:the )?([a-z][a-z' -]{2,30}?)\??$/iu,
    ([topic]) => ({ kind: "audit-of", topic: (topic ?? "").trim() }),
  ),
  readerOf(
    /^(?:帮我)?(?:预演|预览)(?:一下)?\s*(?:(?:接下来|未来|往后|后面?)?\s*(\d{1,3})\s*(?:天|日))?[。!！]*$|^(?:preview|rehearse|what will be sent)(?: (?:in )?(?:the )?(?:next )?(\d{1,3}) days)?\??$/iu,
    ([days]) => ({ kind: "preview", days: days === undefined ? 30 : Number(days) }),
  ),
  readerOf(
    /^(?:本月|这个月|上月)?的?打扰(?:了多少|报告|情况)[。?？]*$|^burden(?: report)?$|^how (?:much|often|many times) (?:did|do|have|has) (?:you|we|the bot) (?:bother|messaged?|ping|push|sen[dt]|ask)(?:ed|s)?\b.{0,24}?(?:this month|last month|in (?:the )?last month)?\?*$/iu,
    () => ({
      kind: "burden",
    }),
  ),
  readerOf(
    caseless(
      `^(?:交接|移交)[\\s:：]*(${NAME}?)\\s*(?:→|->|=>|交?给|到)\\s*(${NAME})$|^(?:把)?(${NAME}?)(?:的(?:活动|工作|事))?(?:交接|移交|都?交)给\\s*(${NAME})$|^hand ?over (?:from )?(${NAME}?) to (${NAME})$`,
    ),
    ([from, to]) => ({ kind: "hand-over", from: trimmedGroup(from), to: (to ?? "").trim() }),
  ),
  readerOf(caseless(`^(?:交接|移交)给\\s*(${NAME})$|^hand ?over to (${NAME})$`), ([to]) => ({
    kind: "hand-over",
    from: undefined,
    to: (to ?? "").trim(),
  })),
  readerOf(
    /^(?:看看?)?((?!我).{0,16}?)\s*(?:的)?(?:进度|完成(?:情况|了?多少|了?几次)|还差几次)[?？。]*$|^(?:pace|progress)(?: of (.{1,24}))?\??$/iu,
    ([topic]) => ({ kind: "pace", topic: trimmedGroup(topic) }),
  ),
  readerOf(
    /^照(?:着)?去年(?:的|一样)?(?:再?(?:办|搞|开|来))?(?:一?[次场个])?[\s:：]*(.{1,40})$|^(?:same as|like) last year[\s:：,]+(.{1,40})$/iu,
    ([topic]) => ({ kind: "last-year", topic: (topic ?? "").trim() }),
  ),
  readerOf(
    /^轮(?:值|班|流)[\s:：]*([^\s:：]{1,12})[\s:：]+(.{2,200})$|^rotate ([^\s:：]{1,16})[\s:：]+(.{2,200})$/iu,
    ([what, names]) => ({ kind: "rotate", what: what ?? "", names: namesOf(names ?? "") }),
  ),
  readerOf(/^(?:排(?:值?班)|值班安排|加值班|set duty)[\s:：]+([\s\S]{3,400})$/iu, ([text]) => ({
    kind: "on-duty",
    text: text ?? "",
  })),
  readerOf(
    /^(?:结对|pair)[\s:：]*(\S{1,12}?)\s*(?:[-—–→和]|->|with|\s)\s*(\S{1,12}?)\s+(每\S{1,4}|daily|weekly|monthly|quarterly|yearly)(?:一次|走访|次)?$/iu,
    ([visitor, visited, cadence]) => ({
      kind: "pair",
      visitor: visitor ?? "",
      visited: visited ?? "",
      cadence: cadence ?? "",
    }),
  ),
  readerOf(
    /^(?:谁|哪些|哪几户?)(?:还)?(?:没|未)(?:走访|探望|家访)(?:过)?[?？]?$|^who has not (?:been )?visited\??$/iu,
    () => ({
      kind: "unvisited",
    }),
  ),
  readerOf(/^(?:问题|整改)(?:清单|有哪些|进度)?[?？]?$|^(?:open )?issues\??$/iu, () => ({
    kind: "issues",
  })),
  readerOf(/^(?:问题|issue)\s*(\d{1,3})[\s:：,，]+(.{1,80})$/iu, ([no, text]) => ({
    kind: "issue-change",
    no: Number(no),
    text: text ?? "",
  })),
  readerOf(/^(巡查|巡视|patrol)[\s:：]+(.{2,120})$/iu, ([, text]) => ({
    kind: "issue",
    text: text ?? "",
    patrol: true,
  })),
  readerOf(/^(?:意见|问题|反映|建议|feedback|issue)[\s:：]+(.{2,120})$/iu, ([text]) => ({
    kind: "issue",
    text: text ?? "",
    patrol: false,
  })),
  readerOf(/^(?:投票)(?:结果|进度|情况|怎么样了?)[?？]?$|^(?:poll )?results?\??$/iu, () => ({
    kind: "poll-result",
  })),
  readerOf(
    /^(?:开(?:始)?|发起)(?:群众|民主)?评议[\s:：]*(.{0,60})$|^open (?:an? )?evaluation[\s:：]*(.{0,60})$/iu,
    ([text]) => ({ kind: "evaluate", text: text ?? "" }),
  ),
  readerOf(/^(?:纸票|选票|paper(?: ballots?)?)[\s:：]+(.{3,120})$/iu, ([text]) => ({
    kind: "ballots",
    text: text ?? "",
  })),
  readerOf(
    /^(?:收材料|收集|收)[\s:：]+(\S{1,16})\s+(\d{1,4})\s*(?:份|人|个)?\s*(.{0,40})$|^collect (.{1,24}?)[\s,]+(\d{1,4})\s*(.{0,40})$/iu,
    ([what, expected, text]) => ({
      kind: "collect",
      what: what ?? "",
      expected: Number(expected),
      text: text ?? "",
    }),
  ),
  readerOf(
    /^(?:已(?:交|收)|收到材料)[\s:：]*(\S{1,16}?)\s*(\d{1,4})\s*(?:份|人)?$|^(?:received|collected) (.{1,24}?) (\d{1,4})$/iu,
    ([what, count]) => ({ kind: "collected", what: what ?? "", count: Number(count) }),
  ),
  readerOf(
    /^清单\s*([^\s:：]{1,12}?)[\s:：]+(.{3,200})$|^checklist ([^\s:：]{1,16})[\s:：]+(.{3,200})$/iu,
    ([what, items]) => ({ kind: "checklist", what: what ?? "", items: partsOf(items ?? "") }),
  ),
  readerOf(
    /^(\S{2,12}?)\s*(?:完成|做了|办了)(?:第)?\s*(\d{1,2})(?:项|个|条)?$|^(\S{2,16}) done (\d{1,2})$/iu,
    ([what, n]) => ({ kind: "ticked", what: what ?? "", n: Number(n) }),
  ),
  readerOf(
    /^(?:联系人|联系点|contact)[\s:：]+([^\s:：]{1,16})[\s:：]+(\S.{0,40})$/iu,
    ([name, text]) => ({
      kind: "note",
      of: "contact",
      name: name ?? "",
      text: text ?? "",
    }),
  ),
  readerOf(/^(?:场地|venue)[\s:：]+([^\s:：]{1,16})[\s:：]+(\S.{0,60})$/iu, ([name, text]) => ({
    kind: "note",
    of: "venue",
    name: name ?? "",
    text: text ?? "",
  })),
  readerOf(
    /^(.{1,16}?)的?(?:联系人|联系点)(?:是谁|是哪位)?[?？]?$|^who(?:['’]?s| is) (?:the )?contact (?:for|of|at) (?:the )?(.{1,24}?)\??$/iu,
    ([name]) => ({ kind: "look-up", of: "contact", name: (name ?? "").trim() }),
  ),
  readerOf(
    /^((?!\d).{2,16}?)(?:在哪(?:儿|里)?|怎么走|地址)[?？]?$|^where(?:['’]?s| is) (?:the )?(.{2,24}?)\??$/iu,
    ([name]) => ({ kind: "look-up", of: "venue", name: (name ?? "").trim() }),
  ),
  readerOf(
    /^(.{1,16}?)的?(?:讲师|老师)?约(?:好|到|成|上)?了(?:没有?|吗)[?？]?$|^(?:is|has) the speaker (?:of|for) (?:the )?(.{1,24}?) (?:been )?(?:confirmed|booked|said yes)\??$|^did the speaker (?:of|for) (?:the )?(.{1,24}?) (?:confirm|say yes)\??$/iu,
    ([which]) => ({ kind: "speaker", which: (which ?? "").trim(), state: undefined }),
  ),
  readerOf(
    /^(\d{1,4}|.{2,16}?)\s*的?(?:讲师|老师)?约(?:好|到|成|上)了$|^(\d{1,4}) speaker (?:is |has )?(?:confirmed|said yes|booked)$|^(?:the )?speaker (?:of|for) (?:the )?(\d{1,4}|.{2,24}?) (?:is |has )?(?:confirmed|said yes|booked)$/iu,
    ([which]) => ({ kind: "speaker", which: (which ?? "").trim(), state: "yes" }),
  ),
];

/** What an organizer asks of the desk; undefined: it is something else. */
export function readDeskOrder(text: string): DeskOrder | undefined {
  const plain = normalise(text).trim();
  if (plain.length > 500) return undefined;
  for (const read of READERS) {
    const order = read(plain);
    if (order !== undefined) return order;
  }
  return undefined;
}

function namesOf(text: string): string[] {
  return text.split(/[\s、,，;；/]+/u).filter((name) => name !== "");
}

function partsOf(text: string): string[] {
  return text
    .split(/[、,，;；/]+|\s{2,}/u)
    .map((part) => part.trim())
    .filter((part) => part !== "");
}
