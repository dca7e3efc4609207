import { existsSync, readdirSync, readFileSync } from "node:fs";
import { relative } from "node:path";
import { createInterface } from "node:readline/promises";
import { fileURLToPath } from "node:url";
import { countActivities } from "../../src/store/activities.ts";
import { defaultSpace } from "../../src/store/spaces.ts";
import type { Live } from "./go-live.ts";
import { loadedSentence } from "./import.ts";
import type { Io } from "./io.ts";
import { sentencesOf } from "./sentences-of.ts";

const FOLDER = fileURLToPath(new URL("../../data/plans/", import.meta.url));

/**
 * An empty store has nothing to answer with: offers the plans of data/plans, as a question in a terminal and
 * as a hint elsewhere. The page is open meanwhile; nobody has to answer.
 */
export async function offerSamplePlan(
  io: Io,
  { live, zone }: { readonly live: Live; readonly zone: string },
): Promise<void> {
  const { store } = live;
  const space = await store.write((db) => defaultSpace(db, zone, io.clock.now()));
  if ((await countActivities(store.db, space.id)) > 0) return;
  if (!existsSync(FOLDER)) return;
  const names = readdirSync(FOLDER).filter((name) => /\.(?:txt|md)$/u.test(name));
  if (names.length === 0) return;
  if (io.input.isTTY === true) {
    const name = await chosen(io, names);
    if (name !== undefined) await load(io, live, { name, zone });
    return;
  }
  io.out("还没有计划。三个办法 / no plan yet, three ways:");
  io.out(
    "  网页里以组织者身份发“导入计划”，再贴全文 / as the organizer, say 导入计划 and paste the text",
  );
  for (const name of names) {
    io.out(`  停下后 / after stopping: npm start -- --plan ${relative(io.folder, FOLDER + name)}`);
  }
}

/** What the person at the terminal picks; undefined when they pick nothing or stop the program. */
async function chosen(io: Io, names: readonly string[]): Promise<string | undefined> {
  io.out("还没有计划，要装一份示例吗？/ no plan yet; load a sample?");
  for (const [index, name] of names.entries()) io.out(`  ${index + 1} ${name}`);
  const lines = createInterface({ input: io.input, output: io.output });
  const stop = new AbortController();
  lines.on("SIGINT", () => process.kill(process.pid, "SIGINT"));
  void io.untilStopped().then(() => stop.abort());
  try {
    const answer = await lines.question("序号，回车跳过 / number, Enter skips: ", {
      signal: stop.signal,
    });
    return names[Number(answer) - 1];
  } catch {
    return undefined;
  } finally {
    lines.close();
  }
}

async function load(
  io: Io,
  { store }: Live,
  { name, zone }: { readonly name: string; readonly zone: string },
): Promise<void> {
  const { loadPlanFile } = await import("./load-plan-file.ts");
  const bytes = readFileSync(FOLDER + name);
  try {
    const loading = { name, bytes, zone, now: io.clock.now() };
    const { added, differences } = await loadPlanFile(store, loading);
    io.out(loadedSentence(name, added, differences?.same ?? 0));
  } catch (error) {
    for (const sentence of sentencesOf(error)) io.err(sentence);
  }
}
