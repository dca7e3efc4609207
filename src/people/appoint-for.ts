import { Refusal } from "../refusal.ts";
import type { Activity } from "../store/activities.ts";
import { recordChange } from "../store/changes.ts";
import type { Db } from "../store/db.ts";
import { type Member, membersByName } from "../store/members.ts";
import { giveActivity, takeActivity } from "../store/staff.ts";
import { type Language, speaking } from "../wording/language.ts";
import { rightsOf } from "./rights.ts";

export interface ActivityAppointment {
  readonly by: Member;
  readonly activity: Activity;
  readonly name: string;
  readonly give: boolean;
  /** Epoch milliseconds. */
  readonly now: number;
  readonly language: Language;
}

/**
 * Makes somebody responsible for one activity or takes it back, in the record of changes. They run this activity as
 * an organizer would, and nothing else.
 * @throws Refusal `not-allowed` for those who do not organize; `no-such-choice` where the name is nobody's, or several people's
 */
export async function appointFor(db: Db, appointment: ActivityAppointment): Promise<string> {
  const { by, activity, name, give, now, language } = appointment;
  const say = speaking(language);
  if (!(await rightsOf(db, by)).organizes) {
    throw new Refusal(
      "not-allowed",
      say("负责人要组织者来定", "Only an organizer says who is responsible"),
    );
  }
  const [member, another] = await membersByName(db, by.space_id, name);
  if (member === undefined || another !== undefined) {
    throw new Refusal(
      "no-such-choice",
      member === undefined
        ? say(`没有叫${name}的人`, `Nobody is called ${name}`)
        : say(`叫${name}的不止一位，先在成员里分清`, `Several people are called ${name}`),
    );
  }
  if (give) await giveActivity(db, member, activity.id, now);
  else await takeActivity(db, member.id, activity.id);
  const words = give
    ? `${activity.no} ${activity.title}由${member.name}负责`
    : `${activity.no} ${activity.title}不再由${member.name}负责`;
  await recordChange(db, {
    space_id: by.space_id,
    at: now,
    member_id: by.id,
    subject: "activity",
    subject_id: activity.id,
    action: give ? "role-given" : "role-taken",
    after: "organizer",
    words,
  });
  return say(
    words,
    give
      ? `${member.name} is responsible for ${activity.no} ${activity.title}`
      : `${member.name} is no longer responsible for ${activity.no} ${activity.title}`,
  );
}
