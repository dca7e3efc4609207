import fc from "fast-check";
import { expect, test } from "vitest";
import { hasIdNumber, isCitizenNumber } from "../../src/people/id-number.ts";
import { sensitiveFileName, sensitiveIn } from "../../src/people/sensitive.ts";

test.each([
  ["id-number", "证号 １１０１０５ １９４９１２３１ ００２Ｘ"],
  ["id-number", "old style 130503670401001"],
  ["id-number", "报名 王敏 身份证号：110105194912310021"],
  ["minors", "留守儿童名单：张小明、李小红"],
  ["minors", "二年级1班学生\n周小宝\n吴小妹"],
  ["minors", "周小宝，8岁，跟奶奶过"],
  ["minors", "学生钱多多 13912345678"],
  ["minors", "姓名\t班级\t家庭住址"],
  ["minors", "#接龙 三年级学生春游\n1. 周小宝\n2. 吴小妹"],
  ["minors", "Pupils: Tom Lee, Ann Wu and Bob Hill"],
  ["health", "老周查出糖尿病了"],
  ["health", "Ann Lee was diagnosed with depression"],
  ["dispute", "老赵借了小钱3万块一直不还"],
  ["dispute", "孙梅和邻居打官司呢"],
  ["address", "她住和平路8号院2单元"],
  ["bank-card", "工行卡号 6222 0000 1111 2222 333"],
])("%s is found in “%s”", (kind, text) => {
  expect(sensitiveIn(text)?.kind).toBe(kind);
});

test.each([
  "签到 张三 李四 王五",
  "补签 昨天 学生法治课 赵六 钱婶 孙七",
  "学生42人 家长18人",
  "二年级家长：周敏 吴刚 郑华",
  "请假，腿疼去不了",
  "我血压高，不去了",
  "新活动 12月5日9点 社区书屋 高血压讲座 李医生讲 限40",
  "走访困境儿童10户，送学习用品",
  "组织青少年参观：张老师、李老师带队",
  "地点 和平路8号社区活动室二楼",
  "我的电话是13912345678",
  "订单 202611230000123456",
  "调解员培训：邻里纠纷怎么劝",
  "#接龙 普法讲座\n1.孙梅\n2.孙梅老伴\n3.刘大爷",
  "what's on this month for pupils",
])("“%s” is nothing to refuse", (text) => {
  expect(sensitiveIn(text)).toBeUndefined();
});

test.each([
  ["留守学生名册.xlsx", "minors"],
  ["三年级花名册.docx", "minors"],
  ["体检报告.pdf", "health"],
  ["left-behind pupils list.csv", "minors"],
  ["2027年关工委工作计划.docx", undefined],
  ["学生活动安排表.docx", undefined],
  ["家长会签到表.xlsx", undefined],
])("the file name %s is %s", (name, kind) => {
  expect(sensitiveFileName(name)).toBe(kind);
});

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** A number as the standard makes it, written independently of the code under test. */
const citizen = fc
  .record({
    region: fc.constantFrom("110105", "320106", "440305", "510104", "650102"),
    year: fc.integer({ min: 1930, max: 2020 }),
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 1, max: 28 }),
    order: fc.integer({ min: 0, max: 999 }),
  })
  .map(({ region, year, month, day, order }) => {
    const two = (value: number) => String(value).padStart(2, "0");
    const digits = `${region}${year}${two(month)}${two(day)}${String(order).padStart(3, "0")}`;
    const sum = [...digits].reduce(
      (total, digit, at) => total + Number(digit) * (WEIGHTS[at] ?? 0),
      0,
    );
    return digits + "10X98765432"[sum % 11];
  });

test("every identity number is found, however it is grouped and whatever stands around it", () => {
  fc.assert(
    fc.property(
      citizen,
      fc.constantFrom("", " ", "-"),
      fc.constantFrom("王敏", "a", "：", "("),
      (id, gap, around) => {
        const written = `${id.slice(0, 6)}${gap}${id.slice(6, 14)}${gap}${id.slice(14)}`;
        expect(hasIdNumber(`${around}${written}${around}`)).toBe(true);
      },
    ),
  );
});

test("a number with a wrong last digit is still somebody's", () => {
  fc.assert(
    fc.property(citizen, fc.integer({ min: 0, max: 9 }), (id, last) => {
      expect(isCitizenNumber(`${id.slice(0, 17)}${last}`)).toBe(true);
    }),
  );
});

test("eighteen digits without a region or a birthday are another number", () => {
  expect(isCitizenNumber("990101201201011234")).toBe(false);
  expect(isCitizenNumber("110101201213011234")).toBe(false);
  expect(isCitizenNumber("110101201202301234")).toBe(false);
});

test("any text is looked through in time", () => {
  const hostile = [
    "王".repeat(100_000),
    "学生：".repeat(30_000),
    "1 ".repeat(50_000),
    "张小明 ".repeat(25_000),
  ];
  const started = performance.now();
  for (const text of hostile) sensitiveIn(text);
  expect(performance.now() - started).toBeLessThan(5_000);
});
