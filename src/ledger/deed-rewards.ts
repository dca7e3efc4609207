import type { Db } from "../store/db.ts";
import { settingOf } from "../store/settings.ts";

/** What points can be exchanged for. */
export interface Reward {
  readonly points: number;
  readonly name: string;
}

/** As the dialogues have it: two points a deed, a notebook for twenty. Both are settings of the space. */
const USUAL_POINTS = 2;
const USUAL_REWARDS = "20 本子";

/** Points that a deed brings (setting `deed-points`). */
export async function pointsPerDeed(db: Db, spaceId: number): Promise<number> {
  const set = Number(await settingOf(db, spaceId, "deed-points"));
  return Number.isInteger(set) && set > 0 ? set : USUAL_POINTS;
}

/** Rewards, the cheapest first (setting `deed-rewards`: `20 本子, 50 水壶`). */
export async function rewardsOf(db: Db, spaceId: number): Promise<Reward[]> {
  const text = (await settingOf(db, spaceId, "deed-rewards")) ?? USUAL_REWARDS;
  return [...text.matchAll(/(\d{1,5})\s*分?\s*([^\s,，、;；]+)/gu)]
    .map(([, points = "", name = ""]) => ({ points: Number(points), name }))
    .sort((a, b) => a.points - b.points);
}
