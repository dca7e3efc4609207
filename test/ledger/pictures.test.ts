import { expect, test } from "vitest";
import { monthPoster } from "../../src/ledger/pictures/month-poster.ts";
import { renderPicture } from "../../src/ledger/pictures/render-picture.ts";
import { createWorld } from "../reminding/world.ts";

/** Width and height out of a PNG's header (RFC 2083, 11.2.1). */
function sizeOf(png: Uint8Array): [number, number] {
  const view = new DataView(png.buffer, png.byteOffset);
  return [view.getUint32(16), view.getUint32(20)];
}

test("a poster is as wide as a phone, grows with its items, and draws no day where none is known", async () => {
  await using world = await createWorld("2026-11-01 08:00");
  const dated = await world.plan("禁毒条例知识宣传与防溺水安全教育讲座", "2026-11-27 09:00", {
    place: "社区书屋",
  });
  const vague = await world.plan("假日学校", "2026-11");
  const reader = { today: "2026-11-01T08:00:00", language: "zh" } as const;
  const facts = { month: "11月", from: "2026-11-01" };
  const poster = (items: typeof dated) => monthPoster({ ...facts, items }, reader);

  const [one, both] = [
    await renderPicture(poster(dated)),
    await renderPicture(poster([...dated, ...vague])),
  ];
  expect(Buffer.from(one.slice(1, 4)).toString()).toBe("PNG");
  expect(sizeOf(one)[0]).toBe(750);
  expect(sizeOf(both)[1]).toBeGreaterThan(sizeOf(one)[1] + 100);

  const drawn = JSON.stringify(poster(vague));
  expect(drawn).toContain("日未定");
  expect(drawn).not.toMatch(/周[一二三四五六日]/u);
});
