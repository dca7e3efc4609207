import * as v from "valibot";
import { settleDoubt } from "../../src/delivery/settle-doubt.ts";
import { appoint, GIVEN_ROLES } from "../../src/people/appoint.ts";
import { appointFor } from "../../src/people/appoint-for.ts";
import { changeSchoolDays } from "../../src/people/change-school-days.ts";
import { changeSetting, isSettingKey } from "../../src/people/change-setting.ts";
import { Refusal } from "../../src/refusal.ts";
import { activityByNo } from "../../src/store/activities.ts";
import type { Db } from "../../src/store/db.ts";
import { memberStillKept } from "../../src/store/members.ts";
import type { Store } from "../../src/store/open-store.ts";
import { frameWords } from "../../src/wording/console/frame-words.ts";
import type { Visit } from "./visit.ts";

const id = v.pipe(v.string(), v.regex(/^\d{1,12}$/u), v.transform(Number));
const RoleForm = v.object({
  member: id,
  role: v.picklist(GIVEN_ROLES),
  give: v.picklist(["yes", "no"]),
});
const ResponsibleForm = v.object({
  no: id,
  name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(40)),
  give: v.picklist(["yes", "no"]),
});
const SettingForm = v.object({ key: v.string(), value: v.pipe(v.string(), v.maxLength(100)) });
const civil = v.pipe(v.string(), v.regex(/^(?:\d{4}-\d{2}-\d{2})?$/u));
const SchoolDaysForm = v.object({
  kind: v.picklist(["winterHoliday", "summerHoliday"]),
  year: v.pipe(v.string(), v.regex(/^20\d{2}$/u), v.transform(Number)),
  first: civil,
  last: civil,
});
const DoubtForm = v.object({ item: id, decision: v.picklist(["repeat", "leave"]) });

type Work = (db: Db, visit: Visit, fields: unknown) => Promise<string>;

/** What an organizer decides that has no words in the chat: each checks the right itself and keeps a record. */
const WORK = {
  role: async (db, visit, fields) => {
    const { member: memberId, role, give } = read(RoleForm, fields, visit);
    const member = await memberStillKept(db, memberId);
    if (member === undefined || member.space_id !== visit.space.id) throw notFilled(visit);
    return appoint(db, { ...by(visit), member, role, give: give === "yes" });
  },
  responsible: async (db, visit, fields) => {
    const { no, name, give } = read(ResponsibleForm, fields, visit);
    const activity = await activityByNo(db, visit.space.id, no);
    if (activity === undefined) throw notFilled(visit);
    return appointFor(db, { ...by(visit), activity, name, give: give === "yes" });
  },
  setting: async (db, visit, fields) => {
    const { key, value } = read(SettingForm, fields, visit);
    if (!isSettingKey(key)) throw notFilled(visit);
    return changeSetting(db, { ...by(visit), key, value });
  },
  "school-days": async (db, visit, fields) => {
    const { schoolTerms: terms } = visit.calendars;
    return changeSchoolDays(db, { ...by(visit), ...read(SchoolDaysForm, fields, visit), terms });
  },
  doubt: async (db, visit, fields) => {
    const { item, decision } = read(DoubtForm, fields, visit);
    return settleDoubt(db, { ...by(visit), itemId: item, decision });
  },
} satisfies Record<string, Work>;

export type DeskWork = keyof typeof WORK;

export function isDeskWork(kind: string): kind is DeskWork {
  return Object.hasOwn(WORK, kind);
}

/** @throws Refusal when the person may not, or the form makes no sense */
export function carryOutDeskWork(
  kind: DeskWork,
  { store }: { readonly store: Store },
  visit: Visit,
  fields: unknown,
): Promise<string> {
  return store.write((db) => WORK[kind](db, visit, fields));
}

function by({ member, now, language }: Visit) {
  return { by: member, now, language };
}

function read<Schema extends v.GenericSchema>(
  schema: Schema,
  fields: unknown,
  visit: Visit,
): v.InferOutput<Schema> {
  const checked = v.safeParse(schema, fields);
  if (!checked.success) throw notFilled(visit);
  return checked.output;
}

function notFilled({ language }: Visit): Refusal {
  return new Refusal("not-understood", frameWords(language).notFilled);
}
