import { ENGLISH_NUMBER, NUMBER, numberOf } from "../../time/numerals.ts";
import type { Cadence, Intent } from "../intent.ts";
import { ENGLISH_NAME, FULL_NAME, NAME, NAMES, NICKNAME, namesIn } from "../names.ts";
import { caseless, pattern } from "../pattern.ts";
import type { Sentence } from "../sentence.ts";
import { pastPeriodIn, periodIn } from "../time-slots.ts";
import { LEAD, TAIL } from "../words.ts";

const DUTY =
  /值班|值守|轮值|我.{0,6}的班(?:是|在|排|都)*(?:哪|几|什么)|我排.{0,3}班|轮到谁|值日|排班|\bon duty\b|\bduty\b|\brota\b|who'?s on (?:today|tomorrow|tonight|this|next|mon|tue|wed|thu|fri|sat|sun)/iu;
const SWAP =
  /值?班.{0,10}(?:替我|顶我|对调|互换|换一?下|调一?下|找人[换替]|换人|换给)|的?班.{0,6}[跟和与].{1,4}换|(?:换|调|倒|替|对调|互换)(?:一?个|一?下|掉)?(?:值)?班|换值|\bswap\b|\btrade (?:shifts?|dut)|switch (?:shifts?|dut)/iu;
const WITH = pattern`(?:和|跟|与|同|找|替|给|with|for)\s*(${NICKNAME}|${FULL_NAME}|${ENGLISH_NAME})`;
const BY_NAME = pattern`(${NICKNAME}|${FULL_NAME})(?:换|调|替)`;

/** Who is on duty. */
export function readDuty(sentence: Sentence): Intent | undefined {
  const { text, addressed } = sentence;
  if (!addressed || text.length > 50 || !DUTY.test(text) || SWAP.test(text)) return undefined;
  const period = periodIn(sentence);
  const people = pattern`(${FULL_NAME}|${NICKNAME})(?:什么时候|哪天|几号)`.exec(text)?.[1];
  return {
    intent: "duty",
    slots: {
      ...(period !== undefined && { period }),
      ...(people !== undefined && { people: [people] }),
    },
  };
}

/** Asking to change a duty with somebody; the other has to agree. */
export function readSwap(sentence: Sentence): Intent | undefined {
  const { text, addressed } = sentence;
  if (!addressed || text.length > 50 || !SWAP.test(text) || /怎么|班车|[?？]$/u.test(text))
    return undefined;
  const other = WITH.exec(text)?.[1] ?? BY_NAME.exec(text)?.[1];
  const period = periodIn(sentence);
  return {
    intent: "swap",
    slots: { ...(period !== undefined && { period }), ...(other !== undefined && { with: other }) },
  };
}

const VISIT =
  /去看(?:了|望)?(?:\s?\d{1,3}|第|[一二三四五六七八九十]{1,2})(?:号|户|家)|看了(?:\d{1,3})(?:号|户)|从\s?\d{1,3}(?:号|户)家?(?:回来|出来)|走访|探望|看望|探访|家访|上门|慰问(?:了|过)|去(?:过|看过)了?|看过了|\bvisited\b|\bvisit (?:done|made)\b|went to see|dropped by|called on/iu;
const VISITED = pattern`(?:已经?|刚|今天|昨天|上午|下午|我)*(?:走访|探望|看望|探访|家访|上门|慰问|去看|看了|看过|上门看过|从(?=\s?\d{1,3}(?:号|户)家?(?:回|出)来)|visited|visit)(?:了|过|完|了一下|done)?\s*(?:第|no\.?\s?|pair\s|#)?(\d{1,3}|[一二三四五六七八九十]{1,2}(?=号))\s*(?:号|户|家)?|(\d{1,3})(?:号|户)(?:家|老人|户)?.{0,6}(?:走访|探望|看望|去|家访|看)`;
const FAMILY = pattern`(${NAME})(?:家|家里|那里|那儿)?`;
const NOT_VISITED = /[?？吗]$|亲戚|计划|安排|没|未|要去|明天|准备|怎么|承诺|每(?:周|月|年|天)/u;

/** One finished visit of a pair, by its number or the name. */
export function readVisit(sentence: Sentence): Intent | undefined {
  const { text, addressed } = sentence;
  if (!addressed || text.length > 50 || !VISIT.test(text) || NOT_VISITED.test(text))
    return undefined;
  const ref = numberOf(VISITED.exec(text)?.slice(1).find(Boolean));
  const rest = text.replace(
    /(?:已经?|刚才?|我们?|今天|昨天|前天|上午|下午|走访|探望|看望|探访|家访|上门|慰问|去过|看过|visited|went to see|today|yesterday|i\b|we\b|了|过)/giu,
    " ",
  );
  const people = ref === undefined ? FAMILY.exec(rest)?.[1] : undefined;
  const period =
    ref === undefined || /今|昨|前天|上|周|星期|today|yesterday/iu.test(text)
      ? pastPeriodIn(sentence)
      : undefined;
  return {
    intent: "visit",
    slots: {
      ...(ref !== undefined && { ref }),
      ...(people !== undefined && { people: namesIn(people) }),
      ...(period !== undefined && { period }),
    },
  };
}

const PROMISE = pattern`^${LEAD}(?:我(?:们)?|公开|郑重|本人|要|做个|向大家|在此|也|的|i\s|we\s|to\s)*(?:承诺|保证|许诺|立(?:个)?(?:承诺|flag)|promise|pledge|commit(?:ment)?)(?:书|一下|to\b|:|\s|,)*(.*)$`;
const CADENCES: readonly (readonly [Cadence, RegExp])[] = [
  ["daily", /每天|每日|天天|daily|every day|each day/iu],
  [
    "weekly",
    /每(?:个)?(?:周|星期|礼拜)|一(?:周|星期)一次|weekly|every week|each week|once a week|every (?:mon|tue|wed|thu|fri|sat|sun)/iu,
  ],
  ["monthly", /每(?:个)?月|月月|一个月一次|monthly|every month|each month|once a month/iu],
  ["quarterly", /每(?:个)?季度?|quarterly|every quarter/iu],
  ["yearly", /每(?:一)?年|yearly|every year|annually/iu],
];
const UNTIL = /到|至|截止|底前|之?前|以前|until|till|by\b|before/iu;

/** A public commitment with its rhythm and its end. */
export function readPromise(sentence: Sentence): Intent | undefined {
  const { text, addressed } = sentence;
  if (!addressed || text.length > 120) return undefined;
  const found = PROMISE.exec(text);
  if (found === null || /[?？吗]$|进度|怎么|什么|啥|哪些|我的承诺/u.test(text)) return undefined;
  const cadence = CADENCES.find(([, words]) => words.test(text))?.[0];
  const until = UNTIL.test(text) ? untilIn(sentence) : undefined;
  const deed = found[1]?.trim();
  return {
    intent: "promise",
    slots: {
      ...(deed !== undefined && deed !== "" && { deed }),
      ...(cadence !== undefined && { cadence }),
      ...(until !== undefined && { until }),
    },
  };
}

/** The last day of what is said last: 到12月31日, 本月底前. */
function untilIn(sentence: Sentence): string | undefined {
  // 每天接送老人 到明年六月底 is one reading: the recurrence itself knows its last day.
  const bound = sentence
    .times()
    .readings.map((one) => /\bUNTIL=(\d{4})(\d\d)(\d\d)/u.exec(one.rrule ?? ""))
    .find((found) => found !== null);
  if (bound) return bound.slice(1).join("-");
  const reading = sentence
    .times()
    .readings.filter((one) => one.rrule === undefined && one.end !== null)
    .at(-1);
  const period =
    reading === undefined
      ? undefined
      : periodIn({ ...sentence, times: () => ({ ...sentence.times(), readings: [reading] }) });
  if (reading?.end === undefined || reading.end === null) return undefined;
  const last = period?.split("/").at(-1);
  return last !== undefined && /^\d{4}-\d\d-\d\d$/.test(last) ? last : monthEnd(last);
}

function monthEnd(period: string | undefined): string | undefined {
  if (period === undefined) return undefined;
  if (/^\d{4}$/.test(period)) return `${period}-12-31`;
  const [year, month] = period.split("-").map(Number);
  if (year === undefined || month === undefined || Number.isNaN(month)) return undefined;
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}

const POLL = pattern`^${LEAD}(?:帮我|我要|我想|想|给我|请|大家|来)*(?:发(?:起|个|布)|开(?:个|启)|搞个?|建个?|做个?|新建|创建|来个|start\s|create\s|make\s|new\s|open\s)*(?:一?个|一?次|an?\s)?(?:投票|投个票|表决|poll|vote\son)(?:吧|一下)?\s*[:：]?\s*(.*)$`;
const OPTION_BREAK = /\s*(?:\/|\||、|;|,|还是|或者?|\bor\b|\bvs\.?\b)\s*|\s{1,}(?=\S)/iu;
const VOTE = pattern`^${LEAD}(?:我)?(?:[那这]?一?票)?(?:要|想|也)?(?:投票?|投给|选|vote(?:\sfor)?|my\svote\s(?:is|goes\sto)|头票)\s*(?:一票)?(?:给|选|:|为|for|option|number|第|选项|\s)*(.*?)(?:一票)?${TAIL}$`;

/** A new poll with its options. */
export function readPoll(sentence: Sentence): Intent | undefined {
  const { text, addressed } = sentence;
  if (!addressed || text.length > 120 || readVote(sentence) !== undefined) return undefined;
  const found = POLL.exec(text);
  if (found === null || /[?？]$.*结果|怎么|结果|进度/u.test(text)) return undefined;
  const said = found[1]?.trim() ?? "";
  const titled =
    /^(.{2,20}?)[:：]\s*(.+)$/u.exec(said) ??
    /^(.{2,14}?(?:去哪|吃什么|什么时候|哪天|几点|选哪个|怎么办|哪个)[儿里好?？]?)\s+(.+)$/u.exec(
      said,
    );
  const listed = (titled?.[2] ?? said).replace(/[?？]$/u, "");
  const slashed = /[/|、;,]|还是|或|\bor\b|\bvs\b/iu.test(listed);
  const breaks = slashed ? /\s*(?:\/|\||、|;|,|还是|或者?|\bor\b|\bvs\.?\b)\s*/iu : OPTION_BREAK;
  const options = listed
    .split(breaks)
    .map((option) =>
      option.replace(/^(?:去|是|选|\d{1,2}(?:[.、)]|(?=\p{Script=Han})))\s*/u, "").trim(),
    )
    .filter((option) => option !== "");
  return {
    intent: "poll",
    slots: {
      ...(options.length > 1 && { options }),
      ...(titled?.[1] !== undefined && { topic: titled[1] }),
    },
  };
}

/** The speaker's choice in a poll. */
export function readVote({ text, addressed }: Sentence): Intent | undefined {
  if (!addressed || text.length > 40) return undefined;
  const said = VOTE.exec(text)?.[1]
    ?.replace(/\s*投票$/u, "")
    .trim();
  if (
    said === undefined ||
    said === "" ||
    /[?？]|[/|、]|还是|结果|\bor\b|:|(?:^|\s)1[\s.]?\p{Script=Han}.*\s2[\s.]?\p{Script=Han}/iu.test(
      said,
    )
  )
    return undefined;
  if (/^[\s\p{P}]*投票[\s:]/u.test(text) && !/选|我|\d/u.test(text)) return undefined;
  const numbers = said.match(
    caseless(
      `^(?:第)?(${NUMBER}|${ENGLISH_NUMBER})(?:号|个|项)?((?:\\s*(?:和|,|and)\\s*\\d{1,2})*)$`,
    ),
  );
  const n = numberOf(numbers?.[1]);
  if (n === undefined)
    return /^[\s\p{P}]*vote\s(?!for)/iu.test(text) && said.includes(" ")
      ? undefined
      : { intent: "vote", slots: { value: said } };
  const more = (numbers?.[2]?.match(/\d+/g) ?? []).map(Number);
  return { intent: "vote", slots: more.length > 0 ? { n, ns: [n, ...more] } : { n } };
}

const DEPOSIT = pattern`^${LEAD}(?:我|帮我|给我|要|想|给|在)*(?:存(?:一?件|一?个|一笔|下|入)?好事|好事存(?:一?笔|一下)?|道德银行(?:存(?:一笔|一件|入|一下)?|记一笔|登记)?|存(?:一笔|一件|入)(?:道德银行)?|记(?:一?件|一?笔)好事|做了(?:一?件)?好事|deposit|good\sdeed|bank\s(?:a\s)?good\sdeed)(?:的|了|一笔|:|\s|,|a\sgood\sdeed)*(.*)$`;
/** Who saw a deed, as the words say. */
export const WITNESS = pattern`[\s,]*(?:见证人?|证明人?|作证|witness(?:ed\sby)?|seen\sby)\s*(?:是|:|有|is|by)?\s*(${NAMES})|[\s,]*(${NAMES})\s*(?:见证|作证|证明|can\switness|看见了|看到了)|[\s,]*(?:见证人?|witness)\s*[:：是]?\s*(\S{2,6})\s*$`;

/** A good deed for the moral bank, with who saw it. */
export function readDeposit({ text, addressed }: Sentence): Intent | undefined {
  if (!addressed || text.length > 120 || /不如|[?？吗]$|怎么|我的积分/u.test(text))
    return undefined;
  const said = DEPOSIT.exec(text)?.[1];
  if (said === undefined) return undefined;
  const witness = WITNESS.exec(said);
  const deed = (witness === null ? said : said.slice(0, witness.index)).trim();
  const by = witness?.[1] ?? witness?.[2] ?? witness?.[3];
  return {
    intent: "deposit",
    slots: { ...(deed !== "" && { deed }), ...(by !== undefined && { witness: by }) },
  };
}
