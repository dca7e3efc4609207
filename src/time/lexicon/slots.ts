import type { SlotClass } from "../phrase.ts";

const CHINESE = "零一二两三四五六七八九十廿卅";
const DIGITS = "0123456789";
const NUMBER = `(?:[0-9]{1,2}|[${CHINESE}]{1,4}(?:[0-9](?![0-9:]))?)`;
const WEEKDAY = "[一二三四五六日天1-7]";
const AND = "[、,和与及/]";

const MONTHS_EN =
  "january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec";
const WEEKDAYS_EN =
  "mondays|tuesdays|wednesdays|thursdays|fridays|saturdays|sundays|monday|tuesday|wednesday|thursday|friday|saturday|sunday|tues|thurs|thur|mon|tue|wed|thu|fri|sat|sun";

/** The word classes that phrases are made of. */
export const SLOTS: Readonly<Record<string, SlotClass>> = {
  /** A number up to two digits or four characters: 5, 12, 十二, 廿八, 二十8. */
  n: { source: NUMBER, first: DIGITS + CHINESE },
  /** One digit in Chinese. */
  c: { source: "[一二三四五六七八九]", first: "一二三四五六七八九" },
  /** A number in figures. */
  d: { source: "[0-9]{1,2}", first: DIGITS },
  /** Minutes in figures. */
  mm: { source: "[0-5][0-9]", first: "012345" },
  /** 5、6 and 七、八、九. */
  ns: {
    source: `${NUMBER}(?:${AND}${NUMBER}){1,11}`,
    first: DIGITS + CHINESE,
    needs: "、,和与及/",
  },
  year: { source: "(?:[12][0-9]{3}|[一二][零一二三四五六七八九]{3})", first: "12一二" },
  yy: { source: "(?:[0-9]{2}|[零一二三四五六七八九]{2})", first: DIGITS + CHINESE },
  ymd: { source: "20[0-9]{6}", first: "2" },
  wd: { source: WEEKDAY, first: "一二三四五六日天1234567" },
  /** 一三五, 二、四, 六和日. */
  wds: {
    source: `[一二三四五六日天](?:${AND}?[一二三四五六日天]){1,6}`,
    first: "一二三四五六日天",
  },
  week: { source: "(?:周|星期|礼拜)", first: "周星礼" },
  /** The one before last, last, this, next, the one after next. */
  rel: { source: "(?:上上|上一|上|下下下|下下|下一|下|本|这一|这|今|呢)", first: "上下本这今呢" },
  to: { source: "(?:-{1,2}|~|至|到)", first: "-~至到" },
  /** What stretches of time are counted in. */
  span: {
    source: "(?:天|日|个?周末|个?周|个?星期|个?礼拜|个?月|个?季度|年|个?小时|个?钟头|分钟)",
    first: "天日个周星礼月季年小钟分",
  },
  /** Ordinals of figures and words. */
  nth: {
    source: "(?:[0-9]{1,2}(?:st|nd|rd|th)|first|second|third|fourth|fifth|last)",
    first: `${DIGITS}fstl`,
  },
  /** 3, 10 and 17. */
  ds: {
    source:
      "[0-9]{1,2}(?:st|nd|rd|th)?(?:(?:, and | and |, | & )(?:the )?[0-9]{1,2}(?:st|nd|rd|th)?){1,8}",
    first: DIGITS,
  },
  mon: { source: `(?:${MONTHS_EN})`, first: "jfmasond" },
  wday: { source: `(?:${WEEKDAYS_EN})`, first: "mtwfs" },
  count: {
    source:
      "(?:[0-9]{1,2}|a couple of|couple of|an|a|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)",
    first: `${DIGITS}acotfsent`,
  },
  spanEn: { source: "(?:minutes?|hours?|days?|weekends?|weeks?|months?|years?)", first: "mhdwy" },
  relEn: {
    source: "(?:next|this|last|the coming|coming|this coming|the following|past)",
    first: "ntlcfp",
  },
};
