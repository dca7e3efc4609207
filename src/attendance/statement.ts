import type { AttendanceSubject, NewEntry } from "../store/attendance-entries.ts";
import type { Member } from "../store/members.ts";
import type { Listed } from "../store/occurrences.ts";
import type { Language } from "../wording/language.ts";

/** What somebody said about one occurrence, for themselves or for somebody else. */
export interface Statement {
  readonly listed: Listed;
  /** Whom it is about. */
  readonly member: Pick<Member, "id" | "name" | "space_id">;
  /** Who said it, when it was somebody else. */
  readonly by: Pick<Member, "id" | "name"> | null;
  /** Epoch milliseconds. */
  readonly at: number;
  /** `account/id` of the message; null when no message caused it. */
  readonly inboundId: string | null;
  /** In which language it was said: a recall, which has no words, is answered in it. */
  readonly language: Language;
}

/** The row that a statement is about. */
export function rowKey({ listed, member }: Statement) {
  return {
    spaceId: member.space_id,
    occurrenceId: listed.occurrence.id,
    memberId: member.id,
  };
}

/** The ledger entry of a statement: who said what about whom, and what holds since then. */
export function entryOf(
  statement: Statement,
  what: {
    readonly subject: AttendanceSubject;
    readonly action: string;
    readonly state: object;
    /** 报名, 签到 …: the verb of the sentence that people read. */
    readonly verb: string;
    readonly key?: string;
  },
): NewEntry {
  const { listed, member, by, at, inboundId } = statement;
  return {
    spaceId: member.space_id,
    at,
    byId: (by ?? member).id,
    subject: what.subject,
    occurrenceId: listed.occurrence.id,
    action: what.action,
    key: what.key ?? String(member.id),
    state: what.state,
    language: statement.language,
    words: `${member.name}${what.verb}“${listed.activity.title}”${by === null ? "" : `（${by.name}代）`}`,
    inboundId,
  };
}
