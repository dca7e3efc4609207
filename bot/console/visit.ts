import type { HtmlEscapedString } from "hono/utils/html";
import type { Calendars } from "../../src/calendar/calendars.ts";
import type { Rights } from "../../src/people/rights.ts";
import type { Db } from "../../src/store/db.ts";
import type { Member } from "../../src/store/members.ts";
import type { Space } from "../../src/store/spaces.ts";
import type { Language } from "../../src/wording/language.ts";
import type { DoorView } from "../chat/door-board.ts";

/** Escaped text of a page. */
export type Html = HtmlEscapedString | Promise<HtmlEscapedString>;

/** Somebody looking at a page of the console: who, with which rights, at which moment. */
export interface Visit {
  readonly db: Db;
  readonly space: Space;
  /** Epoch milliseconds. */
  readonly now: number;
  /** The same as local civil ISO text in the zone of the space. */
  readonly today: string;
  readonly language: Language;
  readonly member: Member;
  readonly rights: Rights;
  readonly calendars: Calendars;
  /** What the address says behind the question mark. */
  readonly query: URLSearchParams;
  /** Stands in every form of this person. */
  readonly csrf: string;
  /** The chat accounts and what they look like now. */
  readonly doors: readonly DoorView[];
}

/** What a view shows: a title and the cells of the page, each with an id of its own. */
export interface Shown {
  readonly title: string;
  readonly body: Html;
}

/** One page of the console. */
export interface View {
  readonly id: ViewId;
  /** The whole path behind `/console`; its groups are handed to `show`. */
  readonly path: RegExp;
  readonly mayOpen: (rights: Rights) => boolean;
  /** Undefined: there is no such thing. */
  readonly show: (visit: Visit, found: readonly string[]) => Promise<Shown | undefined>;
}

export type ViewId =
  | "home"
  | "calendar"
  | "plans"
  | "plan"
  | "activity"
  | "missing"
  | "broadcast"
  | "goals"
  | "ledger"
  | "pictures"
  | "deliveries"
  | "people"
  | "rooms"
  | "settings"
  | "audit";
