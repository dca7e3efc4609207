import type { Calendars } from "../../calendar/calendars.ts";
import type { Db } from "../../store/db.ts";
import type { Space } from "../../store/spaces.ts";
import type { ForeseenLine } from "../../wording/desk-record.ts";
import type { DraftPart } from "../../wording/ledger-draft.ts";
import type { Element } from "../pictures/element.ts";

/** Work that takes a processor for a while, and so is not done where messages are taken. */
export type Rendering =
  | { readonly kind: "picture"; readonly element: Element }
  | {
      readonly kind: "docx";
      readonly title: string;
      readonly note: string;
      readonly parts: readonly DraftPart[];
    };

/** Plays the clock of a space forward on a copy, so many days, and returns what would be sent, in order. */
export type Foresee = (days: number) => Promise<readonly ForeseenLine[]>;

export type Render = (rendering: Rendering) => Promise<Uint8Array>;

/** What a file is built from. */
export interface Building {
  readonly db: Db;
  readonly space: Space;
  readonly calendars: Calendars;
  /** When it was asked for, in epoch milliseconds and as local civil ISO text. */
  readonly now: number;
  readonly today: string;
  readonly render: Render;
  readonly foresee: Foresee;
}

/** What comes of it: a file, a sentence after it, or a sentence alone. */
export interface Built {
  readonly file?: {
    readonly name: string;
    readonly kind: "image" | "file";
    readonly bytes: Uint8Array;
  };
  /** Empty: nothing is said. */
  readonly text: string;
  /** What the sentence asks or lists, for an answer of whoever wanted it. */
  readonly ask?: { readonly kind: string; readonly payload: object };
}

export type Builder<Owed> = (building: Building, owed: Owed) => Promise<Built>;
