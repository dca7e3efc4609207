import { type Logger, pino } from "pino";
import type { Config } from "./config.ts";
import type { Io } from "./io.ts";

/** One line of JSON per entry, beside the answer. No message texts and no secrets belong in it. */
export function createLog(io: Io, level: Config["logLevel"]): Logger {
  return pino({ level, base: null }, { write: (line: string) => io.err(line.trimEnd()) });
}
