import { mkdirSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Command } from "commander";
import { checkRestDays, type RestDayYear } from "../../src/calendar/rest-days-file.ts";
import { Fault } from "../../src/errors.ts";
import { type Config, readConfig } from "./config.ts";
import type { Io } from "./io.ts";
import { readInput } from "./read-input.ts";

/** Where an operator's own calendars lie: beside the store. */
export function calendarFolder(config: Config): string {
  return join(dirname(config.store), "calendars");
}

/** `calendar check|import FILE`: rest days of a year in the published JSON shape ({year, papers, days}). */
export function addCalendar(program: Command, io: Io): void {
  const calendar = program
    .command("calendar")
    .description("放假安排：检查或装入一年的文件 / rest days: check or take a year's file");
  calendar
    .command("check")
    .description("只检查 / only check")
    .argument("<file>", "JSON 文件 / the JSON file")
    .action((file: string) => {
      const year = checked(io, file);
      io.out(`没问题 / fine: ${year.year}, ${restDays(year)} 天放假 / days off`);
    });
  calendar
    .command("import")
    .description("检查后装入，下次启动生效 / check and take it, in force from the next start")
    .argument("<file>", "JSON 文件 / the JSON file")
    .action((file: string) => {
      const year = checked(io, file);
      const folder = calendarFolder(readConfig(io.env, io.folder));
      mkdirSync(folder, { recursive: true });
      const target = join(folder, `rest-days-${year.year}.json`);
      writeFileSync(`${target}.partial`, `${JSON.stringify(year, null, 2)}\n`);
      renameSync(`${target}.partial`, target);
      io.out(`已装入 / taken: ${year.year}，重新启动后生效 / in force after a restart`);
    });
}

/** @throws Fault that names every problem */
function checked(io: Io, file: string): RestDayYear {
  const { bytes } = readInput(file, io.folder);
  const result = checkRestDays(new TextDecoder().decode(bytes));
  if (result.kind === "ok") return result.year;
  throw new Fault("bad-setting", `文件有问题 / the file is wrong: ${result.problems.join(" ")}`);
}

function restDays({ days }: RestDayYear): number {
  return days.filter(({ isOffDay }) => isOffDay).length;
}
