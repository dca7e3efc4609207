import { simulate } from "../simulation/simulate.ts";

/** Run as a process: prints the first seed that the oracle objects to, or nothing. */
const seeds = Number(process.argv[2] ?? "100");
for (let seed = 1; seed <= seeds; seed += 1) {
  const { violations } = await simulate(seed);
  if (violations.length === 0) continue;
  process.stderr.write(`${violations[0]}\n`);
  process.stdout.write(`${seed}\n`);
  break;
}
process.exit(0);
