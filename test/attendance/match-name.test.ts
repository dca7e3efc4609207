import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { matchName, type Roster } from "../../src/attendance/match-name.ts";

const NAMES = ["孙姐", "刘建国", "刘福", "王淑芬", "张桂兰", "张伟", "张伟", "欧阳明", "老陈"];
const roster: Roster = {
  people: NAMES.map((name, id) => ({
    id,
    name,
    note: null,
    nicknames: id === 4 ? ["幸福一生"] : [],
    inRoom: true,
  })),
  decided: new Map([["胖叔", 2]]),
  senderId: 0,
};
const member = (id: number, companion = false) => ({ kind: "member", id, companion });

describe("whom a name on a list means", () => {
  test.each([
    ["王淑芬", member(3)],
    [" 王 淑芬", member(3)],
    ["幸福一生", member(4)],
    ["胖叔", member(2)],
    ["欧阳老师", member(7)],
    ["老陈", member(8)],
    ["王阿姨", member(3)],
    ["王淑芬老伴", member(3, true)],
    ["王淑芬的孙女", member(3, true)],
    // The sender, whom the roster knows as 孙姐, writes her full name.
    ["孙梅", member(0)],
    ["孙梅老伴", member(0, true)],
  ])("%s is certain", (said, expected) => {
    expect(matchName(said, roster)).toEqual(expected);
  });

  test.each([
    ["刘大爷", [1, 2]],
    ["老刘", [1, 2]],
    ["张伟", [5, 6]],
    ["淑芬", [3]],
    ["王书芬", [3]],
    ["陈明", [8]],
  ])("%s has to be asked about", (said, ids) => {
    expect(matchName(said, roster)).toEqual({ kind: "doubtful", ids });
  });

  test.each(["何大壮", "Bob Stone", "何老师", "", "1"])("%s is nobody on the roster", (said) => {
    expect(matchName(said, roster)).toEqual({ kind: "unknown" });
  });

  test("one of the same name in this room is meant, not the one elsewhere", () => {
    const people = roster.people.map((one) => ({ ...one, inRoom: one.id !== 6 }));
    expect(matchName("张伟", { ...roster, people })).toEqual(member(5));
  });

  test("never throws, and only names people of the roster", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (said) => {
        const match = matchName(said, roster);
        const ids = match.kind === "member" ? [match.id] : "ids" in match ? match.ids : [];
        expect(ids.every((id) => id < NAMES.length)).toBe(true);
      }),
    );
  });
});
