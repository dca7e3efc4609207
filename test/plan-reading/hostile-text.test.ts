import { expect, test } from "vitest";
import { read } from "./reading.ts";

const UNITS = [
  "7",
  "一",
  "（",
  "“",
  "《",
  "每月",
  "六一、七一、春节",
  "1、",
  "篇一\n",
  "九月份：\n",
  "将要开展",
  "| a ",
  "20xx、",
  "May: ",
  "，",
  "abc ",
];

/** Work at 6 and 24 thousand characters: linear work grows fourfold, quadratic sixteenfold. */
test.each(UNITS)("work grows with the length of the text, not with its square: %j", (unit) => {
  const cost = (length: number): number => {
    const text = unit.repeat(length / unit.length);
    const begun = process.cpuUsage();
    read(text, 2027);
    const { user, system } = process.cpuUsage(begun);
    return user + system;
  };
  // The cheaper of two: a collection of garbage in the middle of one says nothing about the text.
  const least = (length: number) => Math.min(cost(length), cost(length));
  const small = Math.max(least(6_000), 6_000);
  expect(least(24_000) / small).toBeLessThan(11);
});
