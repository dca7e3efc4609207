import { Fault } from "../../src/errors.ts";
import { directives } from "./directives.ts";
import { BOT_NAME, type ChatName, type NumberedStep, type Step } from "./transcript.ts";
import { type TranscriptLine, transcriptLines } from "./transcript-lines.ts";

const IN_ROOM = new RegExp(`^${BOT_NAME}(?:@([^<\\n]+?))?<(?!<)(.*)$`, "su");
const IN_PRIVATE = new RegExp(`^${BOT_NAME}<<([^\\s…:：]+)(.*)$`, "su");
const SPOKEN = /^([^\s<>@|]+)(?:@([^<>\n]+?))?(>>?)(.*)$/su;

/**
 * Reads a transcript.
 * @param name of the file, for the sentence when a line cannot be read
 * @throws Fault `transcript` with the number of the first line that is no step
 */
export function parseTranscript(name: string, text: string): NumberedStep[] {
  return transcriptLines(text).map((line) => ({ line: line.line, step: parseStep(name, line) }));
}

function parseStep(name: string, { line, text }: TranscriptLine): Step {
  try {
    return expected(text) ?? spoken(text) ?? directive(text);
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    throw new Fault("transcript", `${name}:${line}: ${error.message}`, error.hint);
  }
}

function expected(text: string): Step | undefined {
  const inPrivate = IN_PRIVATE.exec(text);
  if (inPrivate !== null) {
    const chat: ChatName = { kind: "private", person: inPrivate[1] ?? "" };
    return { kind: "expect", chat, pattern: saidPart(inPrivate[2]) };
  }
  const inRoom = IN_ROOM.exec(text);
  if (inRoom === null) return undefined;
  return {
    kind: "expect",
    chat: { kind: "room", room: inRoom[1] },
    pattern: saidPart(inRoom[2]),
  };
}

function spoken(text: string): Step | undefined {
  const found = SPOKEN.exec(text);
  const who = found?.[1];
  if (who === undefined) return undefined;
  const chat: ChatName =
    found?.[3] === ">>" ? { kind: "private", person: who } : { kind: "room", room: found?.[2] };
  return { kind: "say", who, chat, text: saidPart(found?.[4]) };
}

/** One blank after the mark is for the eye; a message may begin on the next line. */
function saidPart(rest: string | undefined): string {
  return (rest ?? "").replace(/^[ \t]+/u, "").replace(/^\n/u, "");
}

function directive(text: string): Step {
  const [, word = "", rest = ""] = /^(#!|\.|\S+)\s*(.*)$/su.exec(text.trim()) ?? [];
  const parse = directives.get(word);
  if (parse === undefined) {
    throw new Fault(
      "transcript",
      `不认识这一行：${text.slice(0, 40)} / no such line in a transcript`,
      `one of: NAME> …, NAME>> …, ${BOT_NAME}< …, ${BOT_NAME}<<NAME …, ${[...directives.keys()].join(" ")}`,
    );
  }
  return parse(rest.trim());
}
