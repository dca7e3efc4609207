import { Fault } from "../../src/errors.ts";
import type { RoleName } from "../../src/store/tables/people.ts";
import { parseActivityWhen } from "./parse-activity-when.ts";
import { parseTimeTarget } from "./parse-time-target.ts";
import type { CheckStep, Step } from "./transcript.ts";

type Parse = (rest: string) => Step;

const ROLES: ReadonlyMap<string, RoleName> = new Map([
  ["组织者", "organizer"],
  ["秘书", "secretary"],
  ["领导", "leader"],
  ["操作员", "operator"],
]);

const SCOPES: ReadonlyMap<string, CheckStep["scope"]> = new Map([
  ["上条", "last"],
  ["群里", "rooms"],
  ["全程", "all"],
]);

/** Before the name of a space, in the lines of rooms and activities. */
const SPACE = "单位";

/** What stands at the beginning of a line that nobody says, and how the rest of it is read. */
export const directives: ReadonlyMap<string, Parse> = new Map<string, Parse>([
  ["群", parseGroup],
  ["单位", parseSpaces],
  ["活动", parseActivity],
  ["计划", (file) => ({ kind: "plan", file: needed(file, "计划 FILE") })],
  ["设置", parseSetting],
  ["时间", (rest) => ({ kind: "time", to: parseTimeTarget(rest) })],
  [".", () => ({ kind: "silence" })],
  ["撤回", (who) => ({ kind: "recall", who: needed(who, "撤回 NAME") })],
  ["重启", parseRestart],
  ["断线", () => ({ kind: "door", online: false })],
  ["上线", () => ({ kind: "door", online: true })],
  ["#!", parseCheck],
]);

function parseGroup(rest: string): Step {
  const [, topic, tail] = /^([^:：|]+)[:：](.*)$/su.exec(rest) ?? [];
  if (topic === undefined || tail === undefined) throw wrong("群 NAME: A B C | 组织者 D | 秘书 E");
  const [members = "", ...parts] = tail.split("|");
  const people = names(members).map((name) => ({ name, role: "member" as const }));
  let space: string | undefined;
  const officers = parts.flatMap((part) => {
    const [word = "", ...who] = names(part);
    if (word === SPACE) {
      space = who.join(" ");
      return [];
    }
    const role = ROLES.get(word);
    if (role === undefined) throw wrong(`群 NAME: A B | ${[...ROLES.keys()].join(" … | ")} …`);
    return who.map((name) => ({ name, role }));
  });
  return { kind: "group", topic: topic.trim(), people: [...people, ...officers], space };
}

function parseSpaces(rest: string): Step {
  const [name = "", below = ""] = rest.split(/[:：]/u);
  const parts = below.split(/[,，、]/u).map((part) => part.trim());
  return {
    kind: "spaces",
    name: needed(name.trim(), "单位 NAME: BELOW, BELOW"),
    below: parts.filter((part) => part !== ""),
  };
}

function parseActivity(rest: string): Step {
  const [head = "", when = "", place = "", ...more] = rest.split("|").map((part) => part.trim());
  const [, no, title] = /^(\d+)\s+(.+)$/u.exec(head) ?? [];
  if (no === undefined || title === undefined) {
    throw wrong("活动 NO TITLE | 2026-11-27 09:00 | PLACE | 限N");
  }
  const space = more.find((part) => part.startsWith(`${SPACE} `))?.slice(SPACE.length + 1);
  const others = more.filter((part) => !part.startsWith(`${SPACE} `));
  const limits = others.map((part) => Number(/^限\s*(\d+)$/u.exec(part)?.[1]));
  if (limits.some(Number.isNaN)) throw wrong("活动 NO TITLE | WHEN | PLACE | 限N");
  return {
    kind: "activity",
    no: Number(no),
    title,
    when: parseActivityWhen(when),
    place: place === "" ? undefined : place,
    limit: limits[0],
    space: space?.trim(),
  };
}

function parseSetting(rest: string): Step {
  const [, key, value] = /^(\S+)\s+(.+)$/su.exec(rest) ?? [];
  if (key === undefined || value === undefined) throw wrong("设置 KEY VALUE");
  return { kind: "setting", key, value };
}

function parseRestart(rest: string): Step {
  if (rest !== "" && rest !== "-9") throw wrong("重启 / 重启 -9");
  return { kind: "restart", how: rest === "" ? "closed" : "killed" };
}

function parseCheck(rest: string): Step {
  const [, where = "", not, words = ""] = /^(上条|群里|全程)(不)?含\s*(.*)$/su.exec(rest) ?? [];
  const scope = SCOPES.get(where);
  const wanted = words.split(/\s+/u).filter((word) => word !== "");
  if (scope === undefined || wanted.length === 0)
    throw wrong("#! 上条含 A B / 群里不含 A / 全程不含 A");
  return { kind: "check", scope, wants: not === undefined ? "present" : "absent", words: wanted };
}

function names(text: string): string[] {
  return text.split(/[\s,，、]+/u).filter((name) => name !== "");
}

function needed(value: string, usage: string): string {
  if (value === "") throw wrong(usage);
  return value;
}

function wrong(usage: string): Fault {
  return new Fault("transcript", `这一行应写成：${usage} / this line should read: ${usage}`);
}
