import { writeFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import { parseArgs } from "node:util";
import { benchAnswers } from "./bench-answers.ts";
import { benchCheckIns } from "./bench-check-ins.ts";
import { benchOutbox } from "./bench-outbox.ts";
import { benchPlanReading } from "./bench-plan-reading.ts";
import { benchReminders } from "./bench-reminders.ts";
import { benchStart } from "./bench-start.ts";
import { benchTimeReading } from "./bench-time-reading.ts";
import { benchUnderstanding } from "./bench-understanding.ts";
import type { Row } from "./figures.ts";
import { tableOf } from "./print-table.ts";

/** `npm run bench`: every row, or `--only answers,start`; `--scale 0.1` for a quick look; `--json FILE`. */
const { values } = parseArgs({
  options: {
    only: { type: "string", default: "" },
    rounds: { type: "string", default: "5" },
    scale: { type: "string", default: "1" },
    json: { type: "string", default: "" },
  },
});
const rounds = Number(values.rounds);
const scale = Number(values.scale);
const scaled = (count: number) => Math.max(100, Math.round(count * scale));

const BENCHES: Readonly<Record<string, () => Promise<Row[]>>> = {
  answers: () => benchAnswers({ questions: scaled(1000), items: scaled(1_000_000), rounds }),
  "check-ins": () => benchCheckIns({ people: scaled(5000), rounds }),
  reminders: () =>
    benchReminders({ due: scaled(5000), sizes: [10_000, 100_000, 3_000_000].map(scaled), rounds }),
  outbox: () => benchOutbox({ jobs: scaled(50_000), rounds: Math.min(rounds, 3) }),
  time: () => benchTimeReading({ rounds }),
  plans: () => benchPlanReading({ rounds: Math.min(rounds, 3) }),
  understanding: () => benchUnderstanding({ rounds }),
  start: () => benchStart({ rounds, rooms: scaled(10_000), people: scaled(200_000) }),
};

const names = values.only === "" ? Object.keys(BENCHES) : values.only.split(",");
const unknown = names.filter((name) => BENCHES[name] === undefined);
if (unknown.length > 0) {
  process.stderr.write(
    `no bench ${unknown.join(", ")}; there are ${Object.keys(BENCHES).join(", ")}\n`,
  );
  process.exit(2);
}
const rows: Row[] = [];
for (const name of names) {
  process.stderr.write(`${name} …\n`);
  rows.push(...((await BENCHES[name]?.()) ?? []));
}
process.stdout.write(`${tableOf(rows)}\n`);
if (values.json !== "") {
  const machine = {
    processors: cpus().length,
    model: cpus()[0]?.model,
    memoryGB: Math.round(totalmem() / 2 ** 30),
    node: process.version,
    versions: process.versions,
  };
  writeFileSync(values.json, `${JSON.stringify({ machine, rounds, scale, rows }, null, 2)}\n`);
}
process.exit(0);
