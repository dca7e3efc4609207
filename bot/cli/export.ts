import { createWriteStream } from "node:fs";
import { extname, resolve } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { type Command, Option } from "commander";
import { epochToCivil } from "../../src/calendar/zone.ts";
import { Fault } from "../../src/errors.ts";
import type { StorePlace } from "../../src/store/open-store-at.ts";
import { readConfig } from "./config.ts";
import type { Io } from "./io.ts";
import { storePlace } from "./store-place.ts";

interface ExportOptions {
  readonly period?: string;
  readonly space?: string;
  readonly names?: true;
  readonly json?: true;
  readonly language: "zh" | "en";
}

const WHAT = ["ledger", "all"] as const;

/** `export ledger|all`: the ledger as a sheet, or everything of the store in one file. */
export function addExport(program: Command, io: Io): void {
  program
    .command("export")
    .description(
      "导出台账（xlsx、csv）或全部数据 / the ledger as xlsx or csv, or everything in one file",
    )
    .argument("<what>", WHAT.join(" | "))
    .argument("[file]", "写到哪里 / where to write it")
    .option("--period <p>", "2026, 2026-11, 2026-Q4 … ；默认今年 / this year unless told")
    .option(
      "--space <name>",
      "台账：哪个单位的；默认第一个 / whose ledger, the first one's unless told",
    )
    .option("--names", "带姓名，会记录 / names in full; it is put on record")
    .addOption(new Option("--language <l>", "zh | en").choices(["zh", "en"]).default("zh"))
    .option("--json", "只输出 JSON / JSON and nothing else")
    .action(
      async (what: string, file: string | undefined, options: ExportOptions, command: Command) => {
        if (what === "all") return exportAll(io, file, options);
        if (what === "ledger") return exportLedger(io, file, options);
        command.error(`what to export is one of: ${WHAT.join(", ")}.`, { exitCode: 2 });
      },
    );
}

async function exportAll(io: Io, file: string | undefined, options: ExportOptions): Promise<void> {
  const config = readConfig(io.env, io.folder);
  const { store } = config;
  const now = io.clock.now();
  const { openCopy } = await import("./copy-store.ts");
  const { dumpStore } = await import("../../src/store/dump-store.ts");
  const target = resolve(
    io.folder,
    file ?? `lingdang-${epochToCivil(now, "UTC").slice(0, 10)}.jsonl`,
  );
  const copy = await openCopy(storePlace(config), now);
  let rows = 0;
  const counted = async function* () {
    for await (const line of dumpStore(copy.db, store)) {
      rows += 1;
      if (rows % PROGRESS_ROWS === 0) progress(io, rows, options);
      yield `${line}\n`;
    }
  };
  await writeParts(target, counted()).finally(copy.close);
  done(io, { file: target, rows }, options);
}

const PROGRESS_ROWS = 20_000;

async function exportLedger(
  io: Io,
  file: string | undefined,
  options: ExportOptions,
): Promise<void> {
  const config = readConfig(io.env, io.folder);
  const { zone } = config;
  const now = io.clock.now();
  const { openCopy } = await import("./copy-store.ts");
  const { ledgerFile } = await import("./ledger-file.ts");
  const copy = await openCopy(storePlace(config), now);
  try {
    const masked = options.names !== true;
    const { period, language, space } = options;
    const asked = { zone, now, period, space, language, masked };
    const ledger = await ledgerFile(copy.db, asked);
    const target = resolve(io.folder, file ?? ledger.name);
    const shown = everyThousands((rows) => progress(io, rows, options));
    if (extname(target) === ".csv") {
      let rows = 0;
      const counted = async function* () {
        for await (const part of ledger.csv()) {
          rows += part.rows;
          shown(rows);
          yield part.text;
        }
      };
      await writeParts(target, counted());
      done(io, { file: target, rows }, options);
    } else {
      const { chunks, rows } = await ledger.xlsx(shown);
      await writeParts(target, chunks);
      done(io, { file: target, rows }, options);
    }
  } finally {
    await copy.close();
  }
  if (options.names === true) {
    await recordNamesTaken(io, storePlace(config), { zone, space: options.space });
  }
}

/** Passes a growing count on from time to time. */
function everyThousands(show: (rows: number) => void): (rows: number) => void {
  let shown = 0;
  return (rows) => {
    if (rows - shown < PROGRESS_ROWS) return;
    shown = rows;
    show(rows);
  };
}

/** Who takes names out leaves a line in the record, at the desk as in the chat. */
async function recordNamesTaken(
  io: Io,
  place: StorePlace,
  asked: { readonly zone: string; readonly space: string | undefined },
): Promise<void> {
  const { openStoreAt } = await import("../../src/store/open-store-at.ts");
  const { recordChange } = await import("../../src/store/changes.ts");
  const { spaceAsked } = await import("./space-named.ts");
  const now = io.clock.now();
  const store = await openStoreAt(place, now);
  const recording = store.write(async (db) => {
    const space = await spaceAsked(db, { ...asked, now });
    await recordChange(db, {
      space_id: space.id,
      at: now,
      member_id: null,
      subject: "space",
      subject_id: space.id,
      action: "export-names",
      words: "在电脑上导出台账，含姓名",
    });
  });
  await recording.finally(store.close);
}

async function writeParts(
  target: string,
  parts: AsyncIterable<string | Uint8Array>,
): Promise<void> {
  await pipeline(Readable.from(parts), createWriteStream(target, { mode: 0o600 })).catch(
    cannotWrite(target),
  );
}

function cannotWrite(target: string): (cause: unknown) => never {
  return (cause) => {
    const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
    if (!/^E[A-Z]+$/u.test(code)) throw cause;
    throw new Fault(
      "file-unwritable",
      `写不了 / cannot be written (${code}): ${target}`,
      undefined,
      cause,
    );
  };
}

function progress(io: Io, rows: number, options: ExportOptions): void {
  if (options.json !== true) io.err(`… ${rows}`);
}

function done(io: Io, result: { file: string; rows: number }, { json }: ExportOptions): void {
  io.out(
    json === true
      ? JSON.stringify(result)
      : `已导出 / exported: ${result.file}（${result.rows}行 / rows）`,
  );
}
