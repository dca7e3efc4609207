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
      try {
        await live.begin();
        const { runTerminalChat } = await import("../chat/local/terminal-chat.ts");
        const input = io.input.isTTY === true ? io.input : io.input.pipe(lineByLine(live));
        const talking = runTerminalChat({ network: live.network, input, output: io.output });
        await Promise.race([talking, io.untilStopped()]);
      } finally {
        await live.close();
      }
    });
}

/** Piped lines one by one: each waits for the answers to the one before, as a person would. */
function lineByLine(live: Live): Transform {
  let rest = "";
  return new Transform({
    decodeStrings: false,
    transform(chunk: Buffer | string, _encoding, done) {
      const lines = `${rest}${chunk.toString()}`.split("\n");
      rest = lines.pop() ?? "";
      sayAll(this, lines, live).then(() => done(), done);
    },
    flush(done) {
      sayAll(this, rest === "" ? [] : [rest], live).then(() => done(), done);
    },
  });
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
