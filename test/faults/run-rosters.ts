import { type Played, playHistories } from "../attendance/roster-histories.ts";

/** So many are played on one seed: memory of a run stays small, and a failure names where to begin. */
const A_SEED = 500;

/** Plays many histories of rosters, and prints one line of figures; false when one differs from its replay. */
export async function runRosters(options: {
  readonly from: number;
  readonly histories: number;
}): Promise<boolean> {
  const total = { histories: 0, messages: 0 };
  const started = performance.now();
  let [seed, bad] = [options.from, 0];
  for (let left = options.histories; left > 0; left -= A_SEED, seed += 1) {
    const played = await onSeed(seed, Math.min(left, A_SEED));
    bad += played === undefined ? 1 : 0;
    total.histories += played?.histories ?? 0;
    total.messages += played?.messages ?? 0;
    process.stderr.write(`${total.histories} histories\n`);
  }
  const seconds = Math.round((performance.now() - started) / 1_000);
  process.stdout.write(
    `rosters: ${total.histories} histories, ${total.messages} messages, seeds ${options.from}-${seed - 1}, ${bad} seeds with differences, ${seconds} s\n`,
  );
  return bad === 0;
}

async function onSeed(seed: number, histories: number): Promise<Played | undefined> {
  try {
    return await playHistories({ histories, seed });
  } catch (error) {
    process.stdout.write(`seed ${seed}: ${error instanceof Error ? error.message : error}\n`);
    return undefined;
  }
}
