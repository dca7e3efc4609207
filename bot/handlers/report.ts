import { type Numbers, numbersOf } from "../../src/ledger/numbers.ts";
import { rollUp } from "../../src/ledger/roll-up.ts";
import { roomMemberIds } from "../../src/store/room-members.ts";
import { activeRooms, type Room } from "../../src/store/rooms.ts";
import { childSpaces } from "../../src/store/spaces.ts";
import { byRoomText, byUnitText, comparedText, reportText } from "../../src/wording/ledger.ts";
import { rolledUpText } from "../../src/wording/rolled-up.ts";
import type { Handler, Reply, Scene } from "../scene.ts";
import {
  LEDGER,
  type LedgerScope,
  ledgerQuestion,
  ledgerScope,
  refuseUnlessReadsLedger,
  yearBefore,
} from "./ledger-scope.ts";

const LAST_YEAR = /去年同期|同比|上年同期|比去年|last year|year before|year on year/iu;
const BY_UNIT = /各(?:下属)?单位|分单位|下属单位|各社区|各街道|by unit|per unit|all units/iu;
const BY_ROOM = /各群|分群|各支部|各组|每个群|by (?:room|group|branch)|per (?:room|group|branch)/iu;

/** 报数 第四季度: the numbers for the level above; 去年同期 and 各群 break them down. Always in private. */
export const handleReport: Handler<"report"> = async (scene, { slots }) => {
  refuseUnlessReadsLedger(scene);
  const scope = ledgerScope(scene, slots.period);
  const { text } = scene.message;
  if (LAST_YEAR.test(text)) return compared(scene, scope);
  if (BY_UNIT.test(text)) return byUnit(scene, scope);
  if (BY_ROOM.test(text)) return byRoom(scene, scope);
  const room = await roomNamed(scene, text);
  if (room === undefined && (await childSpaces(scene.db, scene.space.id)).length > 0) {
    return rolledUp(scene, scope);
  }
  const numbers = await numbersOf(scene.db, {
    ...ledgerQuestion(scene, scope),
    ...(room === undefined ? {} : { room: await asMembers(scene, room) }),
  });
  const period = slots.period === undefined ? scope.name : undefined;
  return answered(scope, reportText(numbers, { period, room: room?.topic }, scene));
};

/** 去年同期, said by itself after a report. */
export async function compareWithLastYear(scene: Scene): Promise<Reply> {
  refuseUnlessReadsLedger(scene);
  return compared(scene, ledgerScope(scene, undefined));
}

async function compared(scene: Scene, scope: LedgerScope): Promise<Reply> {
  const question = ledgerQuestion(scene, scope);
  const before = { ...question, ...yearBefore(scope.period) };
  const { total: now } = await rollUp(scene.db, question);
  const { total: then } = await rollUp(scene.db, before);
  return answered(scope, comparedText(now, then, scope.name, scene));
}

/** The numbers of a space that has others below it are those of all, with a line for each below. */
async function rolledUp(scene: Scene, scope: LedgerScope): Promise<Reply> {
  const rolled = await rollUp(scene.db, ledgerQuestion(scene, scope));
  return answered(scope, rolledUpText({ ...rolled, period: scope.name }, scene));
}

/** The space and every one below it, and all together. */
async function byUnit(scene: Scene, scope: LedgerScope): Promise<Reply> {
  const { units, total } = await rollUp(scene.db, ledgerQuestion(scene, scope));
  return answered(scope, byUnitText({ units, total, period: scope.name }, scene));
}

async function byRoom(scene: Scene, scope: LedgerScope): Promise<Reply> {
  const rooms: { topic: string; numbers: Numbers }[] = [];
  for (const room of await activeRooms(scene.db, scene.space.id)) {
    const question = { ...ledgerQuestion(scene, scope), room: await asMembers(scene, room) };
    rooms.push({ topic: room.topic, numbers: await numbersOf(scene.db, question) });
  }
  return answered(scope, byRoomText(rooms, scope.name, scene));
}

async function roomNamed(scene: Scene, text: string): Promise<Room | undefined> {
  const rooms = await activeRooms(scene.db, scene.space.id);
  return rooms.find(({ topic }) => topic.length > 1 && text.includes(topic));
}

async function asMembers(scene: Scene, room: Room) {
  return { id: room.id, members: await roomMemberIds(scene.db, room.id) };
}

function answered({ slot }: LedgerScope, text: string): Reply {
  return { text, privately: true, ask: { kind: LEDGER, payload: { period: slot } } };
}
