import { systemClock } from "../../src/clock.ts";
import { runCli } from "./run-cli.ts";
import { untilStopped } from "./stop-signal.ts";

/** A reader that went away (`| head`) is no failure of ours, and no reason for a bot to stop. */
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") process.exit(1);
});

const code = await runCli(process.argv.slice(2), {
  out: (text) => process.stdout.write(`${text}\n`),
  err: (text) => process.stderr.write(`${text}\n`),
  env: process.env,
  folder: process.cwd(),
  clock: systemClock,
  untilStopped,
  input: process.stdin,
  output: process.stdout,
});
// A chat library may leave timers behind; what was written goes out first.
process.stdout.write("", () => process.exit(code));
