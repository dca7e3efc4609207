import type { RoleName } from "../../src/store/tables/people.ts";

/** A chat in a transcript: a room (undefined = the first one) or the private chat with a person. */
export type ChatName =
  | { readonly kind: "room"; readonly room: string | undefined }
  | { readonly kind: "private"; readonly person: string };

export interface GroupStep {
  readonly kind: "group";
  readonly topic: string;
  readonly people: readonly { readonly name: string; readonly role: RoleName | "member" }[];
  /** The space that it belongs to; undefined: the first. */
  readonly space: string | undefined;
}

/** The first space gets its name, and others stand below it. */
export interface SpacesStep {
  readonly kind: "spaces";
  readonly name: string;
  readonly below: readonly string[];
}

export interface ActivityStep {
  readonly kind: "activity";
  readonly no: number;
  readonly title: string;
  readonly when: ActivityWhen;
  readonly place: string | undefined;
  readonly limit: number | undefined;
  /** The space whose activity it is; undefined: the first. */
  readonly space: string | undefined;
}

/** Local civil ISO text; `end` exclusive. `none`: no time is given. */
export type ActivityWhen =
  | { readonly grain: "minute"; readonly start: string; readonly end: string | null }
  | { readonly grain: "day" | "month" | "year"; readonly start: string; readonly end: string }
  | { readonly grain: "none" };

export interface SayStep {
  readonly kind: "say";
  readonly who: string;
  readonly chat: ChatName;
  /** As written, with `{码}` and the marks of voice and files still in it. */
  readonly text: string;
}

export interface ExpectStep {
  readonly kind: "expect";
  readonly chat: ChatName;
  /** The whole message; `…` stands for anything. */
  readonly pattern: string;
}

export type TimeTarget =
  /** Local civil ISO text. */
  | { readonly kind: "at"; readonly civil: string }
  /** The next time the clock shows this `HH:MM`. */
  | { readonly kind: "clock"; readonly time: string }
  | { readonly kind: "after"; readonly ms: number };

export interface CheckStep {
  readonly kind: "check";
  /** What is looked at: the last matched message, all messages of the bot in rooms, or all of the bot. */
  readonly scope: "last" | "rooms" | "all";
  readonly wants: "present" | "absent";
  readonly words: readonly string[];
}

/** A line that sets the scene. */
export type SetupStep =
  | GroupStep
  | SpacesStep
  | ActivityStep
  | { readonly kind: "plan"; readonly file: string }
  | { readonly kind: "setting"; readonly key: string; readonly value: string };

/** A line in which something happens, or is held against what happened. */
export type PlayStep =
  | { readonly kind: "time"; readonly to: TimeTarget }
  | SayStep
  | ExpectStep
  | { readonly kind: "silence" }
  | { readonly kind: "recall"; readonly who: string }
  | { readonly kind: "restart"; readonly how: "closed" | "killed" }
  | { readonly kind: "door"; readonly online: boolean }
  | CheckStep;

/** One line of a transcript, with the lines that continue it. */
export type Step = SetupStep | PlayStep;

/** A step and where it stands. */
export interface NumberedStep {
  /** Counts from 1. */
  readonly line: number;
  readonly step: Step;
}

/** How the bot is called in transcripts. */
export const BOT_NAME = "小铃铛";
