import { readFileSync } from "node:fs";
import { basename, dirname, resolve } from "node:path";
import type { Calendars } from "../../src/calendar/calendars.ts";
import { epochToCivil } from "../../src/calendar/zone.ts";
import { Fault } from "../../src/errors.ts";
import { addPlannedActivity } from "../../src/plan/add-planned-activity.ts";
import type { ItemWhen } from "../../src/plan/reading/plan-reading.ts";
import { whenOnce } from "../../src/plan/when-once.ts";
import type { Db } from "../../src/store/db.ts";
import { setSetting } from "../../src/store/settings.ts";
import {
  addSpace,
  allSpaces,
  defaultSpace,
  renameSpace,
  type Space,
} from "../../src/store/spaces.ts";
import type { RoleName } from "../../src/store/tables/people.ts";
import { enrolRoom } from "../cli/enrol-cast.ts";
import { loadPlan } from "../cli/load-plan.ts";
import { LOCAL_ACCOUNT } from "../cli/open-processes.ts";
import type { HandClock } from "./hand-clock.ts";
import type { Stage } from "./stage.ts";
import type {
  ActivityStep,
  ActivityWhen,
  GroupStep,
  SetupStep,
  SpacesStep,
  Step,
} from "./transcript.ts";

export interface Preparing {
  readonly stage: Stage;
  readonly clock: HandClock;
  readonly zone: string;
  readonly calendars: Calendars;
  /** Path of the transcript: files are named relative to it. */
  readonly file: string;
}

export function isSetup(step: Step): step is SetupStep {
  return ["group", "spaces", "activity", "plan", "setting"].includes(step.kind);
}

/** Carries out a line that sets the scene. */
export async function prepare(preparing: Preparing, step: SetupStep): Promise<void> {
  switch (step.kind) {
    case "group":
      return addGroup(preparing, step);
    case "spaces":
      return addSpaces(preparing, step);
    case "activity":
      return addActivity(preparing, step);
    case "plan":
      return addPlan(preparing, step.file);
    case "setting":
      return set(preparing, step.key, step.value);
  }
}

/** A file that a transcript names. */
export function readBeside(transcript: string, file: string): Uint8Array {
  const path = resolve(dirname(transcript), file);
  try {
    return readFileSync(path);
  } catch (cause) {
    throw new Fault("transcript", `读不到文件 / cannot read: ${file}`, undefined, cause);
  }
}

async function addGroup({ stage, clock, zone }: Preparing, step: GroupStep): Promise<void> {
  const { network, processes } = stage;
  const roles = new Map<string, RoleName>();
  const ids = step.people.map(({ name, role }) => {
    const known = network.cast.findPerson(name);
    const atNetwork = role === "organizer" || role === "secretary" ? role : undefined;
    const person = network.cast.addPerson(name, atNetwork ?? known?.role ?? "member");
    if (role !== "member") roles.set(person.id, role);
    return person.id;
  });
  const room = network.cast.addRoom(step.topic, [...ids, network.bot.id]);
  const now = clock.now();
  await processes.store.write(async (db) => {
    const space = await spaceCalled(db, step.space, { zone, now });
    const roleOf = (id: string) => roles.get(id);
    await enrolRoom(db, network, { room, space, now, account: LOCAL_ACCOUNT, roleOf });
  });
}

async function addSpaces({ stage, clock, zone }: Preparing, step: SpacesStep): Promise<void> {
  const now = clock.now();
  await stage.processes.store.write(async (db) => {
    const top = await defaultSpace(db, zone, now);
    await renameSpace(db, top.id, step.name);
    for (const name of step.below) await addSpace(db, { name, zone, parentId: top.id }, now);
  });
}

/** @throws Fault when no line of the transcript made it */
async function spaceCalled(
  db: Db,
  name: string | undefined,
  { zone, now }: { readonly zone: string; readonly now: number },
): Promise<Space> {
  if (name === undefined) return defaultSpace(db, zone, now);
  const found = (await allSpaces(db)).find((space) => space.name === name);
  if (found !== undefined) return found;
  throw new Fault("transcript", `没有单位 / no such space: ${name}`, `单位 TOP: ${name}`);
}

async function addActivity(preparing: Preparing, step: ActivityStep): Promise<void> {
  const { clock, calendars, zone, stage } = preparing;
  const now = clock.now();
  await stage.processes.store.write(async (db) => {
    const space = await spaceCalled(db, step.space, { zone, now });
    const facts = {
      title: step.title,
      ...(step.place === undefined ? {} : { place: step.place }),
      ...(step.limit === undefined ? {} : { capacity: step.limit }),
    };
    const when = itemWhen(step.when);
    await addPlannedActivity(db, { space, facts, when, by: null, now, calendars, no: step.no });
  });
}

function itemWhen(when: ActivityWhen): ItemWhen | null {
  if (when.grain === "none") return null;
  const { grain, start, end } = when;
  return whenOnce({ start, end, grain });
}

/** Where the text leaves its year in doubt, the year on the clock is taken: nobody is there to ask. */
async function addPlan(
  { stage, clock, zone, calendars, file }: Preparing,
  plan: string,
): Promise<void> {
  const name = basename(plan);
  const { documentText } = await import("../../src/plan/reading/document-text.ts");
  const { text } = await documentText(name, readBeside(file, plan));
  const now = clock.now();
  const loading = { name, text, zone, now, calendars };
  try {
    await stage.processes.store.write((db) => loadPlan(db, loading));
  } catch (error) {
    if (!(error instanceof Fault) || error.code !== "plan-year-needed") throw error;
    const year = Number(epochToCivil(now, zone).slice(0, 4));
    await stage.processes.store.write((db) => loadPlan(db, { ...loading, year }));
  }
}

async function set({ stage, clock, zone }: Preparing, key: string, value: string): Promise<void> {
  await stage.processes.store.write(async (db) => {
    const space = await defaultSpace(db, zone, clock.now());
    await setSetting(db, space.id, key, value);
  });
}
