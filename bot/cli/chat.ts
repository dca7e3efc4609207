import { Transform } from "node:stream";
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
        const input = io.input.isTTY === true ? io.input : io.input.pipe(endsWhenAnswered(live));
        const talking = runTerminalChat({ network: live.network, input, output: io.output });
        await Promise.race([talking, io.untilStopped()]);
      } finally {
        await live.close();
      }
    });
}

/** Piped lines: the end of the input waits for the answers to the last of them. */
function endsWhenAnswered(live: Live): Transform {
  return new Transform({
    transform(chunk, _encoding, done) {
      done(null, chunk);
    },
    flush(done) {
      live.idle().then(
        () => setImmediate(() => live.idle().then(() => done(), done)),
        (error: Error) => done(error),
      );
    },
  });
}
