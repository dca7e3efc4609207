import type { Command } from "commander";
import { readConfig } from "./config.ts";
import { importAll } from "./import-all.ts";
import type { Io } from "./io.ts";
import { readInput } from "./read-input.ts";
import { storePlace } from "./store-place.ts";
import { yearOption } from "./year-option.ts";

interface ImportOptions {
  readonly year?: number;
  readonly space?: string;
  readonly json?: true;
}

/** `import FILE`: a plan into the store, all of it confirmed. */
export function addImport(program: Command, io: Io): void {
  program
    .command("import")
    .description("把一份计划装进来 / loads a plan into the store and confirms all of it")
    .argument("<file>", "txt md docx pdf xlsx csv html; jsonl = export all")
    .option("--year <year>", "计划的年份 / the year of the plan", yearOption)
    .option(
      "--space <name>",
      "哪个单位的；默认第一个 / whose plan it is, the first one's unless told",
    )
    .option("--json", "只输出 JSON / JSON and nothing else")
    .action(async (file: string, options: ImportOptions) => {
      const config = readConfig(io.env, io.folder);
      const { zone } = config;
      if (file.endsWith(".jsonl")) return importAll(io, file, options);
      const input = readInput(file, io.folder);
      const { loadPlanFile } = await import("./load-plan-file.ts");
      const { openStoreAt } = await import("../../src/store/open-store-at.ts");
      const now = io.clock.now();
      const store = await openStoreAt(storePlace(config), now);
      const loading = loadPlanFile(store, { ...input, ...options, zone, now });
      const { reading, added, differences } = await loading.finally(store.close);
      io.out(
        options.json === true
          ? JSON.stringify({
              file: input.name,
              year: reading.year.value,
              items: reading.items.length,
              added,
              known: differences?.same ?? 0,
              warnings: reading.warnings,
            })
          : loadedSentence(input.name, added, differences?.same ?? 0),
      );
      if (options.json !== true) for (const { text } of reading.warnings) io.err(`! ${text}`);
    });
}

/** What was loaded, in one sentence. */
export function loadedSentence(name: string, added: number, known: number): string {
  const zh = `${name}：装进${added}件${known > 0 ? `，${known}件早已在册` : ""}`;
  return `${zh} / ${added} added${known > 0 ? `, ${known} known already` : ""}`;
}
