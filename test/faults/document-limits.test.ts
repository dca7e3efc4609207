import { expect, test } from "vitest";
import { inLimitedProcess } from "../../bot/document-process.ts";
import { docxOf, xlsxOfRows } from "../plan-reading/office-files.ts";

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
