import { countHeads } from "../../src/attendance/count-heads.ts";
import { civilToEpoch } from "../../src/calendar/zone.ts";
import type { Db } from "../../src/store/db.ts";
import { putMinutes } from "../../src/store/ledger-rows.ts";
import type { Member } from "../../src/store/members.ts";
import type { Listed } from "../../src/store/occurrences.ts";
import { markVeterans } from "../../src/store/veterans.ts";
import { createWorld, type World } from "../reminding/world.ts";

const TITLES = ["普法讲座", "敬老活动", "走访慰问", "亲子课", "禁毒宣讲会", "书画班"];
const LABELS = ["学生", "家长", "孩子", "居民"];

/** Numbers that look random and are the same in every run. */
export function numbersFrom(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** A year of a community with everything that makes counting hard: undone, early, late, cancelled, vague. */
export async function livedYear(seed: number): Promise<World> {
  const world = await createWorld("2026-01-01 08:00");
  await liveYear(world, seed);
  return world;
}

/** A space of a world and what happens in it. */
export type LivedIn = Pick<
  World,
  "store" | "space" | "organizer" | "now" | "jumpTo" | "plan" | "join"
>;

/** The same in one of several spaces. */
export async function liveYear(world: LivedIn, seed: number): Promise<void> {
  const below = numbersFrom(seed);
  const people: Member[] = [];
  for (let n = 0; n < 20; n += 1) people.push(await world.join(`人${n}`));
  await world.store.write((db) =>
    markVeterans(db, people.slice(0, 6), { byId: world.organizer.id, at: world.now() }),
  );
  const planned: Listed[] = [];
  for (let n = 0; n < 60; n += 1) {
    const month = String(1 + below(12)).padStart(2, "0");
    const day = String(1 + below(28)).padStart(2, "0");
    const when =
      n % 7 === 0
        ? `2026-${month}`
        : n % 5 === 0
          ? `2026-${month}-${day}`
          : `2026-${month}-${day} 09:00`;
    planned.push(...(await world.plan(TITLES[n % TITLES.length] ?? "", when)));
  }
  world.jumpTo("2026-12-20 08:00");
  await world.store.write(async (db) => {
    for (const [index, listed] of planned.entries()) {
      if (index % 11 === 10) await cancel(db, listed);
      if (index % 4 !== 3) await attend(db, { world, listed, below, people });
    }
  });
}

async function cancel(db: Db, { occurrence }: Listed): Promise<void> {
  await db
    .updateTable("occurrence")
    .set({ state: "cancelled" })
    .where("id", "=", occurrence.id)
    .execute();
}

export interface Attending {
  readonly world: Pick<World, "space" | "organizer">;
  readonly listed: Listed;
  readonly below: (n: number) => number;
  readonly people: readonly {
    readonly id: number;
    readonly name: string;
    readonly space_id: number;
  }[];
}

export async function attend(db: Db, { world, listed, below, people }: Attending): Promise<void> {
  const { occurrence } = listed;
  const start =
    occurrence.starts_at ??
    civilToEpoch(occurrence.window_start ?? "", world.space.zone) + 9 * 3_600_000;
  for (const member of people.filter(() => below(3) === 0)) {
    const at = start + (below(60) - 30) * 60_000;
    await db
      .insertInto("checkin")
      .values({
        space_id: world.space.id,
        occurrence_id: occurrence.id,
        member_id: member.id,
        state: below(6) === 0 ? "undone" : "here",
        at,
        out_at: below(3) === 0 ? at + below(200) * 60_000 : null,
        late_minutes: null,
        by_id: null,
        inbound_id: null,
        heads: 1 + below(3),
      })
      .execute();
  }
  const statement = {
    listed,
    member: world.organizer,
    by: null,
    at: start,
    inboundId: null,
    language: "zh" as const,
  };
  if (below(2) === 0) {
    const label = LABELS[below(LABELS.length)] ?? "";
    await countHeads(db, statement, { label, count: below(80) });
  }
  if (below(4) === 0) {
    const line = { spaceId: world.space.id, occurrenceId: occurrence.id, byId: world.organizer.id };
    await putMinutes(db, { ...line, text: "办得好", at: start });
  }
}
