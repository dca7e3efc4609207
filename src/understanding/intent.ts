/**
 * Everything that a person can ask the bot for. Slots carry only what the words said: an absent
 * slot means "not said", never "none".
 *
 * `ref` is the short number of an activity (or of a line of an import list, or of a visited
 * pair), `n` a choice from a list. A `period` is `YYYY`, `YYYY-MM`, `YYYY-MM-DD`, `YYYY-Qn`,
 * `YYYY-Hn`, `FIRST/LAST` (both days inclusive), `around:DAY`, `term`, `winter-holiday` or
 * `summer-holiday`. A `date` is `YYYY-MM-DD`, a `time` `HH:MM`; `minutes` and `days` are counts.
 */
export interface IntentSlots {
  // Asking about the plan.
  ask: {
    readonly period?: string;
    readonly topic?: string;
    readonly audience?: string;
    readonly place?: string;
    readonly speaker?: string;
  };
  next: { readonly topic?: string; readonly audience?: string };
  detail: WhichActivity & { readonly field?: DetailField };
  mine: { readonly field?: MineField; readonly period?: string };
  undated: { readonly overdue?: true; readonly period?: string };

  // Coming or not.
  signup: WhichActivity & Heads & { readonly refs?: readonly number[] };
  decline: WhichActivity & Heads & { readonly refs?: readonly number[]; readonly reason?: string };
  late: WhichActivity & {
    readonly minutes?: number;
    /** `HH:MM`, when somebody said when they will be there. */
    readonly arrive?: string;
    readonly leave_early?: true;
    readonly people?: readonly string[];
    readonly proxy?: true;
  };
  checkin: WhichActivity & Heads & { readonly code?: string; readonly missing?: readonly string[] };
  checkout: WhichActivity & { readonly people?: readonly string[]; readonly proxy?: true };
  headcount: WhichActivity & {
    readonly count?: number;
    /** Heads by the label that was used (学生, 家长, pupils …). */
    readonly groups?: Readonly<Record<string, number>>;
  };
  backfill: WhichActivity & { readonly people?: readonly string[]; readonly proxy?: true };
  receipt: WhichActivity & {
    /** 收到，参加 says true; 收到，去不了 says false. */
    readonly attend?: boolean;
    readonly people?: readonly string[];
    readonly proxy?: true;
  };
  undo: { readonly ref?: number; readonly people?: readonly string[] };

  // The organizer's activities.
  create: ActivityFacts;
  change: WhichActivity & ActivityFacts & { readonly shift_minutes?: number };
  cancel: WhichActivity & { readonly refs?: readonly number[]; readonly reason?: string };
  postpone: WhichActivity & {
    readonly date?: string;
    readonly time?: string;
    readonly days?: number;
    readonly shift_minutes?: number;
    readonly reason?: string;
  };

  // Notices and questions of the bot.
  broadcast: { readonly targets?: string; readonly text?: string };
  confirm: { readonly code?: string; readonly range?: string };
  drop: { readonly ref?: number; readonly refs?: readonly number[]; readonly range?: string };
  answer: {
    readonly n?: number;
    readonly ns?: readonly number[];
    readonly yes?: boolean;
    readonly value?: string;
  };

  // Who is there and who is not.
  roster: WhichActivity & { readonly field?: "checkin" | "signup" | "receipt" };
  missing: WhichActivity & { readonly audience?: string; readonly field?: AttendanceField };
  nudge: WhichActivity & {
    readonly audience?: string;
    readonly field?: AttendanceField;
    readonly people?: readonly string[];
  };
  /** Told by telephone; `reached: false` when nobody answered, so that nobody is marked as told. */
  phoned: { readonly people?: readonly string[]; readonly reached?: false };

  // Plan import.
  import: { readonly text?: string };
  source: { readonly ref?: number; readonly topic?: string };

  // Numbers and the ledger.
  report: { readonly period?: string };
  export: { readonly period?: string; readonly scope?: "all" };
  gaps: { readonly period?: string };
  /** The organizer's daily word in a DM, or a forwarded chat record (`text`). */
  relay: { readonly text?: string };

  // The person and the bot.
  bind: { readonly name?: string; readonly nickname?: string };
  whoami: Empty;
  mydata: { readonly field?: "phone" | "name"; readonly value?: string };
  forget: Empty;
  help: { readonly about?: HelpSubject };
  mute: { readonly ref?: number; readonly topic?: string };
  unmute: { readonly ref?: number; readonly topic?: string };

  // Duties, visits, promises, votes, good deeds.
  duty: { readonly period?: string; readonly people?: readonly string[] };
  swap: { readonly period?: string; readonly with?: string };
  visit: { readonly ref?: number; readonly people?: readonly string[]; readonly period?: string };
  promise: { readonly deed?: string; readonly cadence?: Cadence; readonly until?: string };
  poll: { readonly options?: readonly string[]; readonly topic?: string };
  vote: { readonly n?: number; readonly ns?: readonly number[]; readonly value?: string };
  deposit: { readonly deed?: string; readonly witness?: string };
}

/** Which activity is meant, as far as the words say. */
export interface WhichActivity {
  readonly ref?: number;
  readonly topic?: string;
  readonly period?: string;
}

/** How many come; `count` is in total, the speaker included unless `proxy`. */
export interface Heads {
  readonly count?: number;
  readonly people?: readonly string[];
  /** Said for somebody else (代王淑芬签到); the speaker is not meant. */
  readonly proxy?: true;
}

/** What an organizer says about an activity that is made or changed. */
export interface ActivityFacts {
  readonly date?: string;
  readonly period?: string;
  readonly time?: string;
  readonly place?: string;
  readonly topic?: string;
  readonly audience?: string;
  readonly limit?: number;
  readonly speaker?: string;
  /** RFC 5545 rule when the words repeat (每月, every Monday). */
  readonly rrule?: string;
  /** What was said and fits no other slot. */
  readonly value?: string;
}

export type DetailField =
  | "time"
  | "place"
  | "bring"
  | "speaker"
  | "seats"
  | "parking"
  | "audience"
  | "contact"
  | "duration"
  | "cost"
  | "meet";
export type MineField = "hours" | "due" | "signups" | "duty" | "promises" | "points";
export type AttendanceField = "checkin" | "signup" | "receipt" | "due";
export type HelpSubject = "bot" | "signup" | "checkin" | "decline" | "organizer";
export type Cadence = "daily" | "weekly" | "monthly" | "quarterly" | "yearly";
type Empty = Readonly<Record<never, never>>;

export type IntentName = keyof IntentSlots;

/** One intent with its slots, by name. */
export type IntentOf<Name extends IntentName> = Name extends IntentName
  ? { readonly intent: Name; readonly slots: IntentSlots[Name] }
  : never;

/** One thing that was asked for: a union discriminated by `intent`. */
export type Intent = IntentOf<IntentName>;
