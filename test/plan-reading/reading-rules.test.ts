import { expect, test } from "vitest";
import { read } from "./reading.ts";

function brief(text: string, year = 2027): (string | null | undefined)[][] {
  return read(text, year).items.map(({ title, when }) => [
    title,
    when?.start?.slice(0, 10),
    when?.end?.slice(0, 10),
  ]);
}

function codes(text: string): string[] {
  return read(text).warnings.map((warning) => warning.code);
}

test("list numbers glued to dates are numbers", () => {
  const text = "三月份\n1.3月2日 召开少代会\n2.3月5日 组织学雷锋活动\n3.3月12日 组织植树活动\n";
  expect(brief(text).map(([, start]) => start)).toEqual(["2027-03-02", "2027-03-05", "2027-03-12"]);
});

test("a month in a heading is inherited, and no day is made of it", () => {
  const { items } = read("五月份：\n1、防灾演练\n2、下旬举办书画展\n", 2027);
  expect(items.map((item) => [item.when?.grain, item.when?.start?.slice(0, 10)])).toEqual([
    ["month", "2027-05-01"],
    ["xun", "2027-05-21"],
  ]);
});

test("a school year's months after New Year are in its second year", () => {
  const text = "城南小学2026—2027学年工作计划\n十一月份\n1、召开家长会\n三月份\n1、组织春游\n";
  const starts = read(text).items.map((item) => item.when?.start?.slice(0, 10));
  expect(starts).toEqual(["2026-11-01", "2027-03-01"]);
});

test("one sentence holds several items", () => {
  expect(brief("5月分别召开教师座谈会和家长座谈会。").length).toBe(2);
  expect(brief("六月举办合唱比赛、诗歌朗诵会各一场。").length).toBe(2);
  const goals = read("全年组织消防演练两次、卫生检查四次。", 2027).items.map(
    (item) => item.when?.goal?.times,
  );
  expect(goals).toEqual([2, 4]);
});

test("what is moved keeps only its new time; what is called off is no item, but is said", () => {
  expect(brief("运动会由10月12日改到10月20日举行。").map(([, start]) => start)).toEqual([
    "2027-10-20",
  ]);
  const reading = read("11月的歌咏比赛因故取消。", 2027);
  expect(reading.items).toEqual([]);
  expect(reading.warnings.map((warning) => warning.code)).toContain("cancelled");
});

test("rain in the plan does not cancel it", () => {
  expect(brief("5月8日举行趣味运动会，如遇雨取消。")).toHaveLength(1);
});

test("done and planned are told apart in one paragraph", () => {
  const reading = read("去年我们举办了四场讲座。今年5月将举办两场报告会。", 2027);
  expect(reading.items.map((item) => item.when?.start?.slice(0, 7))).toEqual(["2027-05"]);
  expect(reading.done.map((one) => one.quote)).toEqual(["去年我们举办了四场讲座。"]);
});

test("years that disagree are shown with their quotes, and the answer settles them", () => {
  const text = "社区2027年工作计划\n为纪念建军九十九周年，8月组织慰问部队活动。\n";
  expect(codes(text)).toContain("year-conflict");
  expect(
    read(text)
      .year.candidates.map((one) => one.year)
      .sort(),
  ).toEqual([2026, 2027]);
  expect(read(text, 2028).warnings.map((warning) => warning.code)).not.toContain("year-conflict");
  expect(read(text, 2028).items[0]?.when?.start?.slice(0, 4)).toBe("2028");
});

test("a plan without a year says so", () => {
  expect(codes("三月组织植树活动。")).toContain("year-missing");
});

test("定期 asks how often, a garbled rhythm and blanks are pointed out", () => {
  expect(codes("定期召开居民议事会。")).toContain("how-often");
  expect(codes("每月每一个周星期二为接待日，由主任值守。")).toContain("garbled");
  expect(codes("对20xx年的工作安排如下。\n三月组织植树活动。")).toContain("redacted");
});

test("the same document twice is read once", () => {
  const body =
    "一、三月组织全体志愿者到河堤植树，带好铁锹和水桶。\n二、六月邀请民警为居民作防诈骗讲座，地点在居委会会议室。\n三、九月召开邻里座谈会，收集停车难的意见，逐条答复。\n四、十二月评选最美楼栋，颁发奖牌。\n";
  const reading = read(`社区计划篇一\n${body}社区计划篇二\n${body.replaceAll("，", "")}`, 2027);
  expect(reading.items).toHaveLength(4);
  expect(reading.ignored.map((one) => one.why)).toContain("duplicate");
});

test("lines that a page wrapped are joined, also inside a date", () => {
  const text =
    "为丰富居民生活，社区居委会计划于六月下旬在社区文化广场举\n办“邻里一家亲”百家宴活动，由各楼栋长负责通知，预计参加人数不\n少于200人。\n";
  const { items } = read(text, 2027);
  expect(items.map((item) => [item.when?.start?.slice(0, 10), item.measure])).toEqual([
    ["2027-06-21", "不少于200人"],
  ]);
});
