import { parseArgs } from "node:util";
import { runKills } from "./run-kills.ts";
import { runMutants } from "./run-mutants.ts";
import { runPoints } from "./run-points.ts";
import { runSimulations } from "./run-simulations.ts";

/** The long searches, each with a count: `npm run faults -- sim --seeds 20000`. Exit 1 when something was found. */
const SEARCHES: Readonly<Record<string, (options: Options) => Promise<boolean>>> = {
  sim: ({ seeds, from }) => runSimulations({ from, seeds }),
  kill: ({ rounds, from }) => runKills({ rounds, seed: from }),
  points: ({ from }) => runPoints({ seed: from }),
  mutants: async ({ seeds, only }) => runMutants({ seeds, only }),
};

interface Options {
  readonly seeds: number;
  readonly from: number;
  readonly rounds: number;
  readonly only: string;
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seeds: { type: "string", default: "1000" },
    only: { type: "string", default: "" },
    rounds: { type: "string", default: "100" },
    from: { type: "string", default: "1" },
  },
});
const search = SEARCHES[positionals[0] ?? ""];
if (search === undefined) {
  process.stderr.write(
    `usage: npm run faults -- ${Object.keys(SEARCHES).join("|")} [--seeds N] [--rounds N] [--from N]\n`,
  );
  process.exit(2);
}
const clean = await search({
  seeds: Number(values.seeds),
  from: Number(values.from),
  rounds: Number(values.rounds),
  only: values.only,
});
process.exit(clean ? 0 : 1);
