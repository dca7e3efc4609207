import type { Calendars } from "../../calendar/calendars.ts";
import type { NamedDay } from "../../calendar/named-day.ts";
import type { TimeNode } from "../time-node.ts";
import type { Entry, Place } from "./entry.ts";
import { numberIn } from "./make.ts";
import { FAMILY_NAMES, namesPeople } from "./people.ts";
import { isShop } from "./shops.ts";

/** After 五一, 八一 … these make the name of a place, an honour or a thing. */
const PLACES_AND_HONOURS = [
  "路",
  "街",
  "大道",
  "大街",
  "巷",
  "弄",
  "村",
  "镇",
  "乡",
  "社区",
  "居委会",
  "村委会",
  "派出所",
  "大院",
  "小区",
  "中学",
  "小学",
  "学校",
  "幼儿园",
  "托儿所",
  "大学",
  "学院",
  "实验",
  "广场",
  "公园",
  "儿童乐园",
  "乐园",
  "桥",
  "大桥",
  "厂",
  "医院",
  "敬老院",
  "养老院",
  "福利院",
  "劳动模范",
  "先进",
  "大厦",
  "楼",
  "礼堂",
  "体育",
  "电影",
  "制片",
  "建筑",
  "新村",
  "花园",
  "劳动奖",
  "奖章",
  "奖状",
  "劳模",
  "红旗",
  "勋章",
  "讲话",
  "妇女",
  "军旗",
  "军徽",
  "杯",
  "重要讲话",
  "口号",
  "线",
  "枪",
  "南昌",
  "队",
  "服务队",
  "志愿",
  "巡逻",
  "突击",
  "巾帼",
  "岗",
  "艺术团",
  "湖",
  "水库",
  "农场",
  "纪念馆",
  "博物馆",
  "纪念碑",
  "商场",
  "百货",
  "超市",
  "饭店",
  "宾馆",
  "酒店",
  "球场",
  "剧院",
  "影院",
  "车站",
  "地铁",
  "公交",
  "支部",
  "先锋",
  "爱民",
  "文艺",
  "文学",
  "运动",
  "精神",
  "大",
  "届",
  "中",
  "个",
  "号",
  "楼",
  "栋",
  "班",
  "级",
  "名",
  "人",
  "岁",
  "条",
  "次",
  "分",
  "年",
  "月",
  "日",
  "点",
  "时",
  "折",
  "式",
  "制",
  "工程",
  "五规划",
  "牌",
  "手枪",
  "居士",
  "计划",
];

/** 十一 is a number first of all: unquoted it is the National Day only before such words. */
const ELEVEN_FOLLOWERS =
  /^(?:期间|前|后|假|长假|黄金周|放假|小长假|有|去|出|回|干|怎|玩|、|和|当天|那天|的?活动|国庆|安排|咋|办|等(?![级奖])|$|[,。?!])/u;

/** A word of ordinary life (雨水) is a day only with a word of time behind it. */
const TIME_FOLLOWERS =
  /^(?:至|到|-|节气|时节|那天|当天|当日|这天|前后|前夕|前|后|过后|之前|之后|以前|以后|来临|期间|到来|日|有|节|灯会|晚会|灯谜|游园)/u;

/** The rows of a calendar's named days. */
export function namedEntries(calendars: Calendars): Entry[] {
  return calendars.namedDays.flatMap(entriesOf);
}

function entriesOf(day: NamedDay): Entry[] {
  const node: TimeNode = { kind: "named", day, whole: "asked" };
  const asDay: TimeNode = { kind: "named", day, whole: "day" };
  const rest: TimeNode = { kind: "named", day, whole: "rest" };
  const forms = (names: readonly string[]): string[] => names.map(plainName);
  const entries: Entry[] = [];
  if (day.names.length > 0)
    entries.push({
      forms: forms(day.names),
      make: (_, place) => (isPersonal(place) || isPlace(place) ? undefined : node),
      unless: ["路", "街", "巷", "弄", "粥", "上河图", "未", "牌"],
    });
  if (day.numeric !== undefined) {
    entries.push({
      forms: day.numeric.flatMap(dotted),
      make: (_, place) => (isFestival(place) ? node : undefined),
      unless: PLACES_AND_HONOURS,
    });
  }
  if (day.weak !== undefined) {
    entries.push({
      forms: forms(day.weak),
      make: (_, { text, from, to }) =>
        TIME_FOLLOWERS.test(text.slice(to, to + 4)) || "闹庆贺迎".includes(text[from - 1] ?? " ")
          ? node
          : undefined,
    });
  }
  if ("solar" in day.rule) entries.push(...figuresOf(day.rule.solar, node));
  if (day.weakEnglish !== undefined) {
    entries.push({
      forms: day.weakEnglish.map((name) => `[the ]${plainName(name.toLowerCase())}`),
      make: (_, { text, from }) =>
        ENGLISH_LEAD.test(text.slice(Math.max(0, from - 36), from)) ? node : undefined,
      unless: ["'"],
    });
  }
  const english = day.english?.map((name) => plainName(name.toLowerCase())) ?? [];
  if (english.length > 0) {
    entries.push({ forms: english.map((name) => `[the ]${name}`), make: () => node });
    entries.push({
      forms: english.map((name) => `[the ]${name} (holiday|holidays|break)`),
      make: () => (day.rest === undefined ? node : rest),
    });
  }
  const said = [...day.names, ...(day.numeric ?? [])];
  if (day.rest !== undefined)
    entries.push({
      forms: said.map(
        (name) => `${plainName(name)}[小](长假|假期|黄金周|放假期间|放假|假日|休假)[期间]`,
      ),
      make: () => rest,
    });
  if (day.rest !== undefined)
    entries.push({
      // 国庆七天, 清明三天假: the days that are free; of a fixed date, so many from it on.
      forms: said.map((name) => `${plainName(name)}{n}天[小|长][假|假期|乐]`),
      make: ({ n }) => daysOff(day, { rest, asDay }, numberIn(n, 2, 9)),
    });
  entries.push({
    forms: said.map((name) => `${plainName(name)}[的|节](那天|当天|当日|这天|这一天)`),
    make: () => asDay,
  });
  return entries.filter((entry) => entry.forms.length > 0);
}

function daysOff(
  { rule }: NamedDay,
  { rest, asDay }: { readonly rest: TimeNode; readonly asDay: TimeNode },
  days: number | undefined,
): TimeNode | undefined {
  if (days === undefined) return undefined;
  if (!("solar" in rule)) return rest;
  return { kind: "bounded", bound: { op: "lasting", days, approximate: false }, of: asDay };
}

/** “6·26” and “3.15”: the figures of a named day; with a full stop only between quotes or before what is done that day. */
function figuresOf(solar: string, node: TimeNode): Entry[] {
  const [month, day] = [Number(solar.slice(0, 2)), Number(solar.slice(3))];
  return [
    { forms: [`${month}·${day}`], make: () => node, notAfter: "·." },
    {
      forms: [`${month}.${day}`],
      make: (_, { quoted, text, to }) =>
        quoted || /^(?:晚会|宣传|主题|国际|全国|世界|维权|禁毒|纪念)/u.test(text.slice(to, to + 2))
          ? node
          : undefined,
      notAfter: "·./-第版v",
      unless: ["."],
    },
  ];
}

/** Over the new year, before the new year: without such a word it may be a wish. */
const ENGLISH_LEAD =
  /(?:(?:after|before|until|till|since|by|over|following|around)|between [a-z ]{3,20} and) $/u;

/** 八一希望小学: a name of up to three more characters before the kind of place; 六一走访小学 tells what is done. */
const PLACE_LATER =
  /^[^到去在进赴走访慰问组织开展与和前后期节间为给送向联合、,。;]{0,3}(?:路|街|巷|小学|中学|学校|幼儿园|医院|公司|水库|大厦|社区|公园|大道|合唱团|服务队|艺术团)/u;

const NUMERAL_AROUND = /[0-9零一二三四五六七八九十百千万]/u;

function isFestival({ text, from, to, quoted }: Place): boolean {
  const before = text[from - 1] ?? " ";
  if (/[第百千万]/u.test(before)) return false;
  if (quoted) return true;
  if (isGivenName(text, from) || PLACE_LATER.test(text.slice(to, to + 7))) return false;
  const hour = /^[0-9]{1,2}[:点时]/u.test(text.slice(to, to + 3));
  if (NUMERAL_AROUND.test(before) || (!hour && NUMERAL_AROUND.test(text[to] ?? " "))) return false;
  return text.slice(from, to) !== "十一" || ELEVEN_FOLLOWERS.test(text.slice(to));
}

/** 王国庆报名了吗: a family name before a festival of two characters, and no operator behind it. */
function isPersonal({ text, from, to }: Place): boolean {
  if (to - from !== 2) return false;
  // 国庆叔, 元旦同志: somebody of that name.
  if (/^(?:同志|叔|哥|姐(?!妹)|师傅|伯|婶)/u.test(text.slice(to, to + 2))) return true;
  if (!isGivenName(text, from)) return false;
  return (
    !"于向任".includes(text[from - 1] ?? " ") && !/^(?:期间|前|后|节|当|那)/u.test(text.slice(to))
  );
}

/** 立春幼儿园, 国庆桥头; but 国庆社区有活动吗 asks about the festival. */
const PLACE =
  /^(?:社区|小区|花园|新村|村(?![委民口])|居(?!民)|桥|幼儿园|[小中大]学|学校|医院|公园|广场|农场|纪念馆|咖啡馆|饭店|酒店|公司|艺术团|合唱团|木)(?!里?(?:有|办|搞|组织|开|举|安排|会|能|要|还|放|包|请|给|去|都|人|内|门口|上班|休|发|送|演|提|做|开))/u;

function isPlace({ text, from, to }: Place): boolean {
  return to - from === 2 && (PLACE.test(text.slice(to, to + 6)) || isShop(text, to));
}

/** 王五一 and 由王清明 are persons: a family name stands before it, and nothing Chinese but a verb before that. */
function isGivenName(text: string, from: number): boolean {
  const before = text[from - 1] ?? " ";
  if (namesPeople(text, from)) return true;
  return (
    FAMILY_NAMES.includes(before) &&
    /[^\u4e00-\u9fff]|[由请是叫找派让]/u.test(text[from - 2] ?? "。")
  );
}

/** 七一 and 七·一. */
function dotted(name: string): string[] {
  return [name, [...name].join("·")];
}

/** Names of the data are plain text, not phrases: their brackets are characters. */
function plainName(name: string): string {
  return name.replaceAll(/[()[\]{}|]/gu, "");
}
