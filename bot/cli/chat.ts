import { Transform } from "node:stream";
import { setImmediate } from "node:timers/promises";
import type { Command } from "commander";
import { readConfig } from "./config.ts";
import { createLog } from "./create-log.ts";
import type { Live } from "./go-live.ts";
import type { Io } from "./io.ts";

/** `chat`: the local network in the terminal. */
export function addChat(program: Command, io: Io): void {
  program
    .command("chat")
    .description("在终端里聊 / the chat in the terminal")
    .action(async () => {
      const config = readConfig(io.env, io.folder);
      const log = createLog(io, config.logLevel);
      const { openLive } = await import("./go-live.ts");
      const live = await openLive({ ...config, storeFile: config.store, clock: io.clock, log });
      const piped = io.input.isTTY === true ? undefined : lineByLine(live);
      try {
        await live.begin();
        const { runTerminalChat } = await import("../chat/local/terminal-chat.ts");
        const input = piped === undefined ? io.input : io.input.pipe(piped.lines);
        const talking = runTerminalChat({ network: live.network, input, output: io.output });
        await Promise.race([talking, io.untilStopped()]);
      } finally {
        // The last line may still be asking whether all is answered: the store must not be gone by then.
        await piped?.end();
        await live.close();
      }
    });
}

interface PipedLines {
  readonly lines: Transform;
  /** Takes no more lines; resolves when none waits for its answers any more. */
  end(): Promise<void>;
}

/** Piped lines one by one: each waits for the answers to the one before, as a person would. */
function lineByLine(live: Live): PipedLines {
  let rest = "";
  let saying: Promise<void> = Promise.resolve();
  const say = (stream: Transform, texts: readonly string[], done: (error?: Error) => void) => {
    saying = sayAll(stream, texts, live).then(() => done(), done);
  };
  const lines = new Transform({
    decodeStrings: false,
    transform(chunk: Buffer | string, _encoding, done) {
      const texts = `${rest}${chunk.toString()}`.split("\n");
      rest = texts.pop() ?? "";
      say(this, texts, done);
    },
    flush(done) {
      say(this, rest === "" ? [] : [rest], done);
    },
  });
  return {
    lines,
    end() {
      lines.destroy();
      return saying;
    },
  };
}

async function sayAll(input: Transform, lines: readonly string[], live: Live): Promise<void> {
  for (const line of lines) {
    input.push(`${line}\n`);
    // The line is read in a later turn, and only then is there something to wait for.
    await setImmediate();
    await setImmediate();
    await live.idle();
  }
}
