import { describe, expect, test } from "vitest";
import { readCompany } from "../../src/attendance/read-company.ts";
import { readDuty } from "../../src/attendance/read-duty.ts";
import { readAttendanceOrder } from "../../src/attendance/read-order.ts";

describe("orders about attendance", () => {
  test.each([
    ["口令11 5821", { kind: "code", no: 11, code: "5821" }],
    ["11口令：5821", { kind: "code", no: 11, code: "5821" }],
    ["口令１１　５８２１", { kind: "code", no: 11, code: "5821" }],
    ["code 12 4711", { kind: "code", no: 12, code: "4711" }],
    ["口令11 取消", { kind: "code", no: 11, code: null }],
    [
      "岗位11 摄影1 接待2",
      {
        kind: "duties",
        no: 11,
        roles: [
          { label: "摄影", places: 1 },
          { label: "接待", places: 2 },
        ],
      },
    ],
    [
      "11缺搬桌子3人、签到台1人",
      {
        kind: "duties",
        no: 11,
        roles: [
          { label: "搬桌子", places: 3 },
          { label: "签到台", places: 1 },
        ],
      },
    ],
    ["11只限三年级家长", { kind: "audience", no: 11, audience: "三年级家长" }],
    ["11不限", { kind: "audience", no: 11, audience: null }],
    ["缺人", { kind: "short", no: undefined }],
    ["还缺人吗？", { kind: "short", no: undefined }],
    ["11还缺什么人", { kind: "short", no: 11 }],
    ["who's needed?", { kind: "short", no: undefined }],
  ])("%s", (said, order) => {
    expect(readAttendanceOrder(said)).toEqual(order);
  });

  test.each([
    "11",
    "报名11",
    "我们缺人手干活累死了",
    "11要交钱20",
    "11要几个人",
    "超市限购2",
    "口令",
    "12只羊",
    "缺2块钱",
  ])("%s is none", (said) => {
    expect(readAttendanceOrder(said)).toBeUndefined();
  });
});

describe("taking a duty", () => {
  const labels = ["摄影", "接待", "photo"];

  test.each([
    ["报名 摄影", { label: "摄影", no: undefined }],
    ["11报名摄影", { label: "摄影", no: 11 }],
    ["我来接待吧", { label: "接待", no: undefined }],
    ["摄影我来", { label: "摄影", no: undefined }],
    ["join 11 photo", { label: "photo", no: 11 }],
  ])("%s", (said, taken) => {
    expect(readDuty(said, labels)).toEqual(taken);
  });

  test.each([
    "摄影比赛的奖品不错",
    "谁报名摄影了？",
    "摄影师来了",
    "报名",
    "不想报摄影",
    "老王报名摄影",
  ])("%s is none", (said) => {
    expect(readDuty(said, labels)).toBeUndefined();
  });
});

describe("with whom somebody comes", () => {
  test.each([
    ["我和老伴", 2],
    ["我跟老公一起去", 2],
    ["me and my husband", 2],
    ["Me and my wife too", 2],
  ])("%s", (said, heads) => {
    expect(readCompany(said)).toBe(heads);
  });

  test.each(["我和老伴吵架了", "我和你", "me", "my husband", "我和老伴去不了", "me and my car"])(
    "%s says nothing of it",
    (said) => {
      expect(readCompany(said)).toBeUndefined();
    },
  );
});
