import type { Clock } from "../../src/clock.ts";

/** The world around a command, so that tests can run one without a process. */
export interface Io {
  /** Prints a line, or several, for whoever called. */
  readonly out: (text: string) => void;
  /** Prints what is not the answer: sentences about failures, logs. */
  readonly err: (text: string) => void;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Relative paths of arguments start here. */
  readonly folder: string;
  readonly clock: Clock;
  /** Resolves when the program is asked to end (Ctrl-C, SIGTERM). */
  readonly untilStopped: () => Promise<void>;
  readonly input: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  readonly output: NodeJS.WritableStream;
}
