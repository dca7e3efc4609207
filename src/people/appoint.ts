import { Refusal } from "../refusal.ts";
import { recordChange } from "../store/changes.ts";
import type { Db } from "../store/db.ts";
import { grantRole, type Member, membersWithRole } from "../store/members.ts";
import { revokeRole } from "../store/staff.ts";
import type { RoleName } from "../store/tables/people.ts";
import { type Language, speaking } from "../wording/language.ts";
import { roleName } from "../wording/people.ts";
import { rightsOf } from "./rights.ts";

/** Roles that an organizer gives and takes; an operator is made at the machine. */
export const GIVEN_ROLES = ["organizer", "secretary", "leader"] as const satisfies RoleName[];

export interface Appointment {
  readonly by: Member;
  readonly member: Member;
  readonly role: (typeof GIVEN_ROLES)[number];
  readonly give: boolean;
  /** Epoch milliseconds. */
  readonly now: number;
  readonly language: Language;
}

/**
 * Gives somebody a role of the space or takes it back, in the record of changes.
 * @throws Refusal `not-allowed` for those who do not organize; `no-such-choice` where nobody would organize
 */
export async function appoint(db: Db, appointment: Appointment): Promise<string> {
  const { by, member, role, give, now, language } = appointment;
  const say = speaking(language);
  if (!(await rightsOf(db, by)).organizes) {
    throw new Refusal("not-allowed", say("角色要组织者来定", "Only an organizer gives roles"));
  }
  if (!give && role === "organizer") await keepOneOrganizer(db, member, language);
  if (give) await grantRole(db, member, role, now);
  else await revokeRole(db, member.id, role);
  const zh = roleName(role, "zh");
  await recordChange(db, {
    space_id: by.space_id,
    at: now,
    member_id: by.id,
    subject: "space",
    subject_id: by.space_id,
    action: give ? "role-given" : "role-taken",
    after: role,
    words: give ? `${member.name}成为${zh}` : `${member.name}不再是${zh}`,
  });
  const name = roleName(role, language);
  return give
    ? say(`${member.name}现在是${name}`, `${member.name} is now ${name}`)
    : say(`${member.name}不再是${name}`, `${member.name} is no longer ${name}`);
}

async function keepOneOrganizer(db: Db, member: Member, language: Language): Promise<void> {
  const others = (await membersWithRole(db, member.space_id, "organizer")).filter(
    ({ id }) => id !== member.id,
  );
  if (others.length > 0) return;
  throw new Refusal(
    "no-such-choice",
    speaking(language)(
      "至少要有一个组织者，先定下一位",
      "Somebody must organize: appoint another one first",
    ),
  );
}
