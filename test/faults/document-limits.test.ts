import { expect, test } from "vitest";
import { decodeFile } from "../../bot/decode-file.ts";
import { inLimitedProcess } from "../../bot/document-process.ts";
import { readFile } from "../../bot/read-file.ts";
import { docxOf, xlsxOfRows } from "../plan-reading/office-files.ts";
import { longestTurn } from "./longest-turn.ts";

const AMPLE = { longestMs: 60_000, mostMegabytes: 512 };
const document = (name: string, bytes: Uint8Array) => ({
  kind: "decode" as const,
  file: { name, bytes },
});
const small = document("a.docx", docxOf(["甲"], []));

/** A kilobyte whose only cell stands a hundred thousand million rows down: the reader makes every row above it. */
const ENDLESS =
  '<row r="99999999999"><c r="A99999999999" t="inlineStr"><is><t>x</t></is></c></row>';

test("a document has its own memory and no more: in a thread, this one would have ended the whole program", async () => {
  const limits = { ...AMPLE, mostMegabytes: 48 };
  const work = inLimitedProcess(document("a.xlsx", xlsxOfRows(ENDLESS)), limits);
  await expect(work).rejects.toThrow(/process of a document ended: (?!SIGKILL)/u);
  expect(await inLimitedProcess(small, limits)).toMatchObject({ kind: "document", text: "甲" });
});

test("a document has its time and no more", async () => {
  // No process is up and through a document within a millisecond.
  const work = inLimitedProcess(small, { ...AMPLE, longestMs: 1 });
  await expect(work).rejects.toThrow(/process of a document ended: SIGKILL/u);
});

test("a document that somebody sent is decoded beside the others, not between them", async () => {
  const name = "a.docx";
  const bytes = docxOf(Array<string>(3_000).fill("甲乙丙丁".repeat(8)), []);
  const sent = { name, kind: "file" as const, bytes: async () => bytes };
  const aside = await longestTurn(() => readFile(sent));
  // Afterwards, so that what this process learns by it is no advantage above.
  const here = await longestTurn(() => decodeFile({ name, bytes }));
  expect(aside).toBeLessThan(here / 3);
});
