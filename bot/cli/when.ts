import type { Command } from "commander";
import { Option } from "commander";
import { epochToCivil } from "../../src/calendar/zone.ts";
import { Fault } from "../../src/errors.ts";
import type { WhenAnswer } from "../../src/time/when-line.ts";
import { readConfig } from "./config.ts";
import type { Io } from "./io.ts";
import { runBatch } from "./run-batch.ts";

interface WhenOptions {
  readonly now?: string;
  readonly mode: "query" | "prose";
  readonly planYear?: string;
  readonly batch?: string;
  readonly json?: true;
}

/** `when TEXT`: which time a text means. */
export function addWhen(program: Command, io: Io): void {
  program
    .command("when")
    .description("一句话说的是什么时候 / which time a text means")
    .argument("[text]", "一句话 / a text")
    .option("--now <iso>", "以这个时刻为准 / the present, like 2026-11-22T10:00:00")
    .addOption(
      new Option("--mode <mode>", "问话或计划 / a question or a plan")
        .choices(["query", "prose"])
        .default("query"),
    )
    .option("--plan-year <year>", "计划的年份 / the year of the plan")
    .option("--batch <file>", "每行一个 JSON / one JSON object per line")
    .option("--json", "只输出 JSON / JSON and nothing else")
    .action(async (text: string | undefined, options: WhenOptions, command: Command) => {
      if ((text === undefined) === (options.batch === undefined)) {
        command.error("error: give a text, or --batch FILE");
      }
      const { whenLine } = await import("../../src/time/when-line.ts");
      const { shippedCalendars } = await import("../../src/calendar/calendars.ts");
      const calendars = shippedCalendars();
      if (options.batch !== undefined) {
        runBatch(io, options.batch, (input) => whenLine(input, calendars));
        return;
      }
      const answer = orFault(() => whenLine(lineOf(text ?? "", options, io), calendars));
      io.out(options.json === true ? JSON.stringify(answer) : answerText(answer));
    });
}

function lineOf(text: string, options: WhenOptions, io: Io): object {
  const { zone } = readConfig(io.env, io.folder);
  return {
    id: 1,
    text,
    now: options.now ?? epochToCivil(io.clock.now(), zone),
    mode: options.mode,
    ...(options.planYear === undefined ? {} : { planYear: Number(options.planYear) }),
  };
}

function orFault<T>(answer: () => T): T {
  try {
    return answer();
  } catch (error) {
    throw new Fault("bad-line", error instanceof Error ? error.message : String(error));
  }
}

function answerText({ windows }: WhenAnswer): string {
  if (windows.length === 0) return "没说时间 / no time in it";
  return windows
    .map(({ text, start, end, grain, approximate, rrule }) => {
      const span = `${start ?? "…"} → ${end ?? "…"}`;
      return [text, span, grain, approximate ? "约/approximate" : "", rrule ?? ""]
        .filter((part) => part !== "")
        .join("  ");
    })
    .join("\n");
}
