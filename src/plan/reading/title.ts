import { readEvent } from "./events.ts";
import { clauses } from "./sentences.ts";

/** Characters that a title has at most where its words allow. */
const LONGEST_TITLE = 16;

const LEADS =
  /^(?:[\s、，,：:。；;]|一是|二是|三是|四是|五是|六是|七是|八是|同时|此外|另外|并且|并|还将|还要|还|也|再|且|而且|拟(?!定)|将|要(?!求)|应|需(?!要|求)|继续|积极|认真|扎实|深入|广泛|大力|精心|及时|统一|集中|重点|切实|适时|定期|经常|不断|有效|有序|坚持|全面|稳步|首先|其次|然后|最后|计划|准备|争取|力争|至少|在|于|利用|抓住|结合|通过|围绕|全年|每年|我(?:校|局|院|区|镇|街道|社区|园|们)|本(?:校|局|院|区|社区|园)|(?:各|全体)(?:社区|支部|班|村|单位)|(?:社区|学校|街道|支部|幼儿园|学院|区|镇)?关工委|进一步|更好地|协助|由)+/;

/** Chooses what a person would write in a list: the name, or verb and object, without the time. */
export function titleOf(words: string, times: readonly string[]): string {
  let text = words;
  for (const time of times) if (time !== "") text = text.replace(time, "");
  const clause = bestClause(splitClauses(text));
  const plain = clause.replace(LEADS, "").replace(/^[”"」』）)\s]+|[“"「『（(\s]+$/g, "");
  return shorten(objectFirst(plain)) || shorten(clause) || words.trim().slice(0, LONGEST_TITLE);
}

/** The first clause that names something; one that only says how or why names nothing. */
function bestClause(clauses: readonly string[]): string {
  const named = clauses.filter((clause) => clause.length >= 3);
  return (
    named.find((clause) => readEvent(clause).circumstance === undefined) ??
    named[0] ??
    clauses[0] ??
    ""
  );
}

/** Cut after commas and stops, but not inside quotation marks. */
function splitClauses(text: string): string[] {
  return clauses(text, { start: 0, end: text.length }).map((range) =>
    text
      .slice(range.start, range.end)
      .replace(/[\s，,。；;！!？?：:]+$/, "")
      .trim(),
  );
}

const LAUNCH =
  /^(.*?)(?:组织开展|联合举办|联合开展|组织召开|召开|举办|举行|组织|开展|进行|启动|开设|搞好)(?:好)?(?:一次|一场|一期|[两二三四]次|一系列)?(.+)$/s;

/** 对青少年进行交通法讲座 → 交通法讲座; a thing that is named needs no 开展 before it. */
function objectFirst(text: string): string {
  const match = LAUNCH.exec(text);
  const object = match?.[2]?.replace(/^(?:好|了|各种形式的|丰富多彩的|多种形式的)/, "") ?? "";
  return object.length >= 4 &&
    /活动|会|讲座|培训|比赛|竞赛|检查|教育|宣传|实践|服务|评议|考核|调查|课|展|节|赛|慰问|走访|参观|典礼|仪式|评选|表彰|座谈|巡查|点评|演练|班|营|日|月|周$/.test(
      object.slice(-4),
    )
    ? object
    : text;
}

function shorten(text: string): string {
  const trimmed = text.replace(/[\s，,。；;、：:]+$/g, "").trim();
  if (trimmed.length <= LONGEST_TITLE || /[A-Za-z]{3}/.test(trimmed))
    return trimmed.length > 80 ? `${trimmed.slice(0, 77)}…` : trimmed;
  const name = /[“"「][^”"」]{2,12}[”"」][^，,。；;、]{0,8}/.exec(trimmed)?.[0];
  if (name !== undefined && name.length <= LONGEST_TITLE + 4) return name;
  const head = /.{0,60}的([^的]{4,16})$/.exec(trimmed)?.[1];
  if (head !== undefined) return head;
  const listed = trimmed.split("、")[0] ?? "";
  if (listed.length >= 5 && listed.length <= LONGEST_TITLE) return listed;
  return trimmed.slice(0, LONGEST_TITLE);
}
