import { openOccurrences } from "../src/attendance/open-occurrences.ts";
import type { Calendars } from "../src/calendar/calendars.ts";
import { epochToCivil } from "../src/calendar/zone.ts";
import type { InboundMessage } from "../src/chat/message.ts";
import type { DoorsKnown } from "../src/delivery/queue.ts";
import { receiptsOpen } from "../src/notice/receipts-open.ts";
import { rightsOf } from "../src/people/rights.ts";
import type { Db } from "../src/store/db.ts";
import { type OpenQuestion, openQuestions } from "../src/store/dialogues.ts";
import { ensureSender } from "../src/store/members.ts";
import { chatKey, type Recipient } from "../src/store/outbox.ts";
import { ensureMembership, ensureRoom } from "../src/store/rooms.ts";
import type { Space } from "../src/store/spaces.ts";
import { withoutCall } from "../src/understanding/name-call.ts";
import { type Language, languageOf } from "../src/wording/language.ts";
import type { PhotoKeeper } from "./photo-keeper.ts";
import type { PlanReadings } from "./plan-readings.ts";
import type { ReadFile, Scene } from "./scene.ts";

export interface SceneInput {
  readonly space: Space;
  readonly message: InboundMessage;
  readonly calendars: Calendars;
  readonly now: number;
  readonly file: ReadFile | undefined;
  readonly photos: PhotoKeeper;
  readonly plans: PlanReadings;
  readonly doors: DoorsKnown;
}

/** Finds out who spoke, where, with which rights, and what is open there; rooms and people seen for the first time are noted. */
export async function readScene(db: Db, input: SceneInput): Promise<Omit<Scene, "carryOut">> {
  const { space, message, now } = input;
  const { account, sender: seen } = message;
  const nickname = onOneLine(seen.name);
  const sender = await ensureSender(
    db,
    space.id,
    { account, networkId: seen.networkId, nickname },
    now,
  );
  const room =
    message.chat.kind === "room"
      ? await ensureRoom(
          db,
          space.id,
          { account, networkId: message.chat.networkId, topic: onOneLine(message.chat.topic) },
          now,
        )
      : undefined;
  if (room !== undefined) await ensureMembership(db, room, sender.id, now);
  const here: Recipient =
    room === undefined
      ? { kind: "member", id: sender.id, account }
      : { kind: "room", id: room.id, account };
  const questions = await openQuestions(db, chatKey(here), sender.id, now);
  const open = await openOccurrences(db, space, room?.id, now);
  return {
    ...input,
    db,
    today: epochToCivil(now, space.zone),
    room,
    sender,
    here,
    rights: await rightsOf(db, sender),
    language: languageHere(message.text, questions),
    checkinsOpen: open.checkins,
    signupsOpen: open.signups,
    receiptsOpen: await receiptsOpen(db, {
      spaceId: space.id,
      roomId: room?.id,
      memberId: sender.id,
      now,
    }),
    questions,
  };
}

/** Line breaks, control characters and marks that turn the direction of writing. */
const BREAKS_LINES = /[\p{Cc}\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu;
const LONGEST_NAME = 80;

/** Names are chosen by anybody: in our messages they must not look like lines of our own. */
function onOneLine(name: string): string {
  return name.replace(BREAKS_LINES, " ").trim().slice(0, LONGEST_NAME).toWellFormed();
}

/** Said in Chinese too: it answers in the language of what was asked. */
const NEUTRAL = /^[\s\p{P}]*(?:ok|okay|yes|no|y|n|bye|hi)[\s\p{P}]*$/iu;

/** The language of the words; a bare number, a sign or an OK answers in the language of what was asked. */
function languageHere(text: string, questions: readonly OpenQuestion[]): Language {
  // The word 接龙 is put there by the app, whatever language people write in.
  const words = withoutCall(text).replace(/^\s*#接龙/u, "");
  const asked = questions[0]?.payload as { readonly language?: Language } | undefined;
  if (NEUTRAL.test(words)) return asked?.language ?? languageOf(words);
  return /\p{L}/u.test(words) ? languageOf(words) : (asked?.language ?? "zh");
}
