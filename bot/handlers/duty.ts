import { dayKind } from "../../src/calendar/calendars.ts";
import { addDays, parseDay } from "../../src/calendar/civil-day.ts";
import { planDutyReminders } from "../../src/duty/plan-duty-reminders.ts";
import { periodOf } from "../../src/plan/period.ts";
import { addDuty, dutiesIn, type NamedDuty } from "../../src/store/duties.ts";
import { occurrencesIn } from "../../src/store/occurrences.ts";
import { readTime } from "../../src/time/read-time.ts";
import { matchTitles } from "../../src/understanding/match-title.ts";
import { dutyList, rotaText } from "../../src/wording/duty.ts";
import { speaking } from "../../src/wording/language.ts";
import { refusedUnlessOrganizer } from "../desk-rights.ts";
import { memberNamed } from "../member-named.ts";
import type { Handler, Reply, Scene } from "../scene.ts";

const HORIZON_DAYS = 180;
/** A rotation is laid out over so many occurrences at once. */
const MOST_TURNS = 12;

/** "值班表", "明天谁值班": who is on duty, from today on or in the period asked for. */
export const handleDuty: Handler<"duty"> = async (scene, { slots }) => {
  const { db, space, today, calendars } = scene;
  const from = today.slice(0, 10);
  const period = slots.period === undefined ? undefined : periodOf(slots.period, today, calendars);
  const duties =
    period === undefined
      ? await dutiesIn(db, space.id, from, addDays(from, HORIZON_DAYS))
      : await dutiesIn(db, space.id, period.from.slice(0, 10), addDays(period.to.slice(0, 10), -1));
  const { people } = slots;
  const fitting =
    people === undefined ? duties : duties.filter(({ name }) => people.includes(name));
  return { text: dutyList(fitting, scene) };
};

interface Placed {
  readonly day: string;
  readonly label: string;
  readonly who: string;
  readonly unit: string | null;
  readonly occurrence: number | null;
}

/** "排班 12月7日 公开日 王强 招商科": a line or part for each day. */
export async function handleOnDuty(scene: Scene, text: string): Promise<Reply> {
  const refused = await refusedUnlessOrganizer(scene, "duty");
  if (refused !== undefined) return refused;
  const placed: Placed[] = [];
  for (const line of text.split(/[\n;；]+/u).filter((one) => one.trim() !== "")) {
    const read = await readLine(scene, line);
    if (read === undefined) {
      const say = speaking(scene.language);
      return {
        text: say(
          `没看懂“${line.trim()}”，请写“12月7日 公开日 王强”`,
          `I do not understand “${line.trim()}”`,
        ),
      };
    }
    placed.push(read);
  }
  return placeAll(scene, placed);
}

async function readLine(scene: Scene, line: string): Promise<Placed | undefined> {
  const { today: now, calendars } = scene;
  const [reading] = readTime(line, { now, mode: "query", calendars });
  if (reading?.start === null || reading === undefined) return undefined;
  const rest = line.slice(0, reading.index) + line.slice(reading.index + reading.text.length);
  const words = rest.split(/[\s,，:：、（）()]+/u).filter((word) => word !== "");
  const names = new Set(await knownNames(scene, words));
  const who = words.find((word) => names.has(word)) ?? words[0];
  if (who === undefined) return undefined;
  const others = words.filter((word) => word !== who);
  const unit = others.find((word) => /(?:科|室|办|股|组|部|处|所)$/u.test(word)) ?? null;
  const label = others.find((word) => word !== unit) ?? speaking(scene.language)("值班", "duty");
  return { day: reading.start.slice(0, 10), label, who, unit, occurrence: null };
}

async function knownNames(scene: Scene, words: readonly string[]): Promise<string[]> {
  const rows = await scene.db
    .selectFrom("member")
    .select("name")
    .where("space_id", "=", scene.space.id)
    .where("name", "in", [...words])
    .execute();
  return rows.map(({ name }) => name);
}

/** "轮值 公开日 李红 王强 张三": the coming occurrences of it, in turn. */
export async function handleRotate(
  scene: Scene,
  what: string,
  names: readonly string[],
): Promise<Reply> {
  const refused = await refusedUnlessOrganizer(scene, "duty");
  if (refused !== undefined) return refused;
  const coming = await occurrencesIn(scene.db, scene.space.id, scene.today, null);
  const titles = coming.map(({ activity }, id) => ({ id, title: activity.title, extra: "" }));
  const found = new Set(matchTitles(what, titles).map(({ id }) => id));
  const days = coming.filter(
    ({ occurrence }, id) =>
      found.has(id) && ["minute", "hour", "part", "day"].includes(occurrence.precision),
  );
  if (days.length === 0) {
    const say = speaking(scene.language);
    return { text: say(`计划里没有定了日子的“${what}”`, `No dated “${what}” in the plan`) };
  }
  const placed = days.slice(0, MOST_TURNS).map(({ activity, occurrence }, turn) => {
    const [, who = "", unit] =
      /^(.+?)(?:[（(](.+)[）)])?$/u.exec(names[turn % names.length] ?? "") ?? [];
    return {
      day: (occurrence.window_start ?? "").slice(0, 10),
      label: activity.title,
      who,
      unit: unit ?? null,
      occurrence: occurrence.id,
    };
  });
  return placeAll(scene, placed);
}

async function placeAll(scene: Scene, placed: readonly Placed[]): Promise<Reply> {
  const { db, space, now, sender, calendars } = scene;
  const added: Pick<NamedDuty, "day" | "label" | "unit" | "name">[] = [];
  for (const { day, label, who, unit, occurrence } of placed) {
    const member = await memberNamed(scene, who);
    const duty = await addDuty(db, {
      space_id: space.id,
      day,
      label,
      unit,
      member_id: member.id,
      occurrence_id: occurrence,
      by_id: sender.id,
      at: now,
    });
    if (duty !== undefined) await planDutyReminders(db, space, duty, now);
    added.push({ day, label, unit, name: member.name });
  }
  const resting = added
    .map(({ day }) => day)
    .filter((day) => dayKind(calendars, parseDay(day) ?? 0) === "rest");
  return { text: rotaText({ added, resting }, scene) };
}
