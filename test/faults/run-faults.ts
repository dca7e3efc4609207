import { parseArgs } from "node:util";
import { runBackup } from "./run-backup.ts";
import { runBroadcast } from "./run-broadcast.ts";
import { LONG, runCluster } from "./run-cluster.ts";
import { runDoors } from "./run-doors.ts";
import { runKills } from "./run-kills.ts";
import { runLedgerYears } from "./run-ledger-years.ts";
import { runLocks } from "./run-locks.ts";
import { runMutants } from "./run-mutants.ts";
import { runPages } from "./run-pages.ts";
import { runPoints } from "./run-points.ts";
import { runPulses } from "./run-pulses.ts";
import { runRosters } from "./run-rosters.ts";
import { runScale } from "./run-scale.ts";
import { runScenarios } from "./run-scenarios.ts";
import { runSimulations } from "./run-simulations.ts";
import { runSoak } from "./run-soak.ts";
import { runStalls } from "./run-stalls.ts";
import { runWeek } from "./run-week.ts";
import { runYear } from "./run-year.ts";

/** The long searches, each with a count: `npm run faults -- sim --seeds 20000`. Exit 1 when something was found. */
const SEARCHES: Readonly<Record<string, (options: Options) => Promise<boolean>>> = {
  sim: ({ seeds, from }) => runSimulations({ from, seeds }),
  kill: ({ rounds, from }) => runKills({ rounds, seed: from }),
  broadcast: ({ rooms }) => runBroadcast({ rooms }),
  points: ({ from }) => runPoints({ seed: from }),
  pages: () => runPages(),
  rosters: ({ histories, from }) => runRosters({ from, histories }),
  cluster: async ({ minutes, from }) => {
    const { lines, clean } = await runCluster(LONG, { seconds: minutes * 60, seed: from });
    process.stdout.write(`${lines.join("\n")}\n`);
    return clean;
  },
  scenarios: ({ store }) => runScenarios({ store, onlyMinutes: false }),
  scale: ({ rooms, accounts, items }) => runScale({ rooms, accounts, items, bots: [1, 2, 4] }),
  pulses: () => runPulses(),
  backup: () => runBackup(),
  locks: () => runLocks(),
  stalls: () => runStalls(),
  week: ({ from, occurrences }) => runWeek({ seed: from, occurrences }),
  year: ({ from, plans }) => runYear({ seed: from, plans }),
  doors: ({ only }) => runDoors({ only }),
  soak: ({ door, minutes, from }) => runSoak({ door, minutes, seed: from }),
  ledger: ({ from, plans }) => runLedgerYears({ seed: from, plans }),
  mutants: async ({ seeds, only }) => runMutants({ seeds, only }),
};

interface Options {
  readonly seeds: number;
  readonly from: number;
  readonly rounds: number;
  readonly occurrences: number;
  readonly rooms: number;
  readonly accounts: number;
  /** Messages of earlier years. */
  readonly items: number;
  readonly histories: number;
  readonly only: string;
  /** A folder of plans. */
  readonly plans: string;
  readonly store: string;
  readonly door: string;
  readonly minutes: number;
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seeds: { type: "string", default: "1000" },
    only: { type: "string", default: "" },
    plans: { type: "string", default: "" },
    store: { type: "string", default: "sqlite" },
    door: { type: "string", default: "" },
    minutes: { type: "string", default: "60" },
    rooms: { type: "string", default: "1000" },
    accounts: { type: "string", default: "10" },
    items: { type: "string", default: "100000" },
    rounds: { type: "string", default: "100" },
    occurrences: { type: "string", default: "10000" },
    histories: { type: "string", default: "1000" },
    from: { type: "string", default: "1" },
  },
});
const search = SEARCHES[positionals[0] ?? ""];
if (search === undefined) {
  process.stderr.write(
    `usage: npm run faults -- ${Object.keys(SEARCHES).join("|")} [--seeds N] [--rounds N] [--histories N] [--from N]\n`,
  );
  process.exit(2);
}
const clean = await search({
  seeds: Number(values.seeds),
  from: Number(values.from),
  rounds: Number(values.rounds),
  occurrences: Number(values.occurrences),
  rooms: Number(values.rooms),
  accounts: Number(values.accounts),
  items: Number(values.items),
  histories: Number(values.histories),
  only: values.only,
  plans: values.plans,
  store: values.store,
  door: values.door,
  minutes: Number(values.minutes),
});
process.exit(clean ? 0 : 1);
