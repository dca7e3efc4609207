import { Command, CommanderError } from "commander";
import packageJson from "../../package.json" with { type: "json" };
import { addOwnCalendars } from "../../src/calendar/calendars.ts";
import { addBackup } from "./backup.ts";
import { addBot } from "./bot.ts";
import { addCalendar, calendarFolder } from "./calendar.ts";
import { addChat } from "./chat.ts";
import { readConfig } from "./config.ts";
import { addDoctor } from "./doctor.ts";
import { addExport } from "./export.ts";
import { addImport } from "./import.ts";
import type { Io } from "./io.ts";
import { addJobs } from "./jobs.ts";
import { addMove } from "./move.ts";
import { addPage } from "./page.ts";
import { addPreview } from "./preview.ts";
import { addRead } from "./read.ts";
import { addRehearse } from "./rehearse.ts";
import { addRestore } from "./restore.ts";
import { sentencesOf } from "./sentences-of.ts";
import { addSpaces } from "./space.ts";
import { addStart } from "./start.ts";
import { addUnderstand } from "./understand.ts";
import { addWhen } from "./when.ts";

/** Exit codes of the contract: done, refused with a sentence, wrong usage. */
export type ExitCode = 0 | 1 | 2;

const COMMANDS = [
  addStart,
  addBot,
  addJobs,
  addPage,
  addChat,
  addWhen,
  addRead,
  addUnderstand,
  addImport,
  addPreview,
  addRehearse,
  addExport,
  addBackup,
  addRestore,
  addMove,
  addDoctor,
  addCalendar,
  addSpaces,
];

/**
 * Runs one command line and prints what it says. Never throws: whatever goes wrong is a sentence on `io.err`
 * and an exit code.
 * @param args what follows the program's name
 */
export async function runCli(args: readonly string[], io: Io): Promise<ExitCode> {
  const program = createProgram(io);
  if (args.length === 0) {
    io.err(program.helpInformation().trimEnd());
    return 2;
  }
  try {
    await program.parseAsync([...args], { from: "user" });
    return 0;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    for (const sentence of sentencesOf(error)) io.err(sentence);
    return 1;
  }
}

function createProgram(io: Io): Command {
  const program = new Command("lingdang")
    .description(
      "小铃铛：读计划、答问、提醒、签到 / reads a plan, answers, reminds, takes check-ins",
    )
    .version(packageJson.version, "--version", "版本 / the version")
    .helpOption("-h, --help", "用法 / how to use it")
    .helpCommand(false)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => io.out(text.trimEnd()),
      writeErr: (text) => io.err(text.trimEnd()),
      outputError: (text) => io.err(usageSentence(text)),
    })
    .addHelpText(
      "after",
      "\n退出码 / exit codes: 0 完成 done, 1 没做成（一句话说明）refused with a sentence, 2 用法不对 wrong usage",
    );
  for (const add of COMMANDS) add(program, io);
  program.hook("preAction", () => {
    for (const problem of addOwnCalendars(calendarFolder(readConfig(io.env, io.folder))))
      io.err(problem);
  });
  return program;
}

/** Commander says what is wrong; people also want to know where to look. */
function usageSentence(text: string): string {
  const what = text
    .trim()
    .replace(/^error: /u, "")
    .replaceAll("\n", " ");
  return `用法不对 / wrong usage: ${what}（lingdang --help）`;
}
