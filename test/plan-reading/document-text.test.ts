import { describe, expect, test } from "vitest";
import { documentText } from "../../src/plan/reading/document-text.ts";
import { docxOf, pdfOf, xlsxOf, zipOf } from "./office-files.ts";
import { read } from "./reading.ts";

const TABLE = [
  ["时间", "活动", "地点", "负责人"],
  ["5月12日", "应急演练", "操场", "王平"],
  ["6月", "禁毒讲座", "礼堂", "李青"],
];

function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

describe("files that are read", () => {
  test("UTF-8, UTF-16 with a mark and GB18030 give the same text", async () => {
    const gb = Uint8Array.from([0xc8, 0xfd, 0xd4, 0xc2, 0xbf, 0xaa, 0xbb, 0xe1]);
    const utf16 = Uint8Array.from([0xff, 0xfe, 0x09, 0x4e, 0x08, 0x67, 0x00, 0x5f, 0x1a, 0x4f]);
    for (const bytes of [utf8("三月开会"), utf8("\ufeff三月开会"), utf16, gb]) {
      expect((await documentText("计划.txt", bytes)).text).toBe("三月开会");
    }
  });

  test.each([
    ["docx", docxOf(["2027年活动计划"], TABLE)],
    ["xlsx", xlsxOf(TABLE)],
    ["csv", utf8(TABLE.map((row) => row.join(",")).join("\n"))],
    [
      "html",
      utf8(
        `<h1>2027年活动计划</h1><table>${TABLE.map((row) => `<tr><td>${row.join("</td><td>")}</td></tr>`).join("")}</table>`,
      ),
    ],
  ])("a table in %s becomes dated items with place and organizer", async (extension, bytes) => {
    const { text, format } = await documentText(`plan.${extension}`, bytes);
    expect(format).toBe(extension);
    const { items } = read(text, 2027);
    expect(
      items.map((item) => [item.title, item.when?.start?.slice(0, 10), item.place, item.organizer]),
    ).toEqual([
      ["应急演练", "2027-05-12", "操场", "王平"],
      ["禁毒讲座", "2027-06-01", "礼堂", "李青"],
    ]);
  });

  test("a PDF with text", async () => {
    const { text, format } = await documentText("plan.pdf", pdfOf("Litter pick on 6 March 2027"));
    expect(format).toBe("pdf");
    expect(text).toContain("Litter pick on 6 March 2027");
  });
});

describe("files that are refused with a sentence in both languages", () => {
  const directoryOf = (bytes: Uint8Array): number =>
    Buffer.from(bytes).indexOf(Buffer.from([0x50, 0x4b, 1, 2]));
  const locked = Buffer.from(zipOf({ "word/document.xml": "x" }));
  locked.writeUInt16LE(1, directoryOf(locked) + 8);
  const bomb = Buffer.from(zipOf({ "word/document.xml": "x" }));
  bomb.writeUInt32LE(900_000_000, directoryOf(bomb) + 24);

  test.each([
    ["empty", "a.txt", new Uint8Array()],
    ["empty", "a.txt", utf8(" \n ")],
    ["too-large", "a.txt", new Uint8Array(20 * 1024 * 1024 + 1)],
    ["binary", "a.txt", Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 1, 2])],
    ["zip-bomb", "a.docx", bomb],
    ["encrypted", "a.docx", locked],
    ["old-format", "a.doc", Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 1, 2])],
    ["no-text", "scan.pdf", pdfOf("")],
    ["damaged", "a.docx", utf8("not a zip file")],
    ["damaged", "a.docx", docxOf(["x"], []).subarray(0, 300)],
    ["unknown-format", "a.zip", zipOf({ "readme.txt": "x" })],
  ])("%s: %s", async (code, name, bytes) => {
    await expect(documentText(name, bytes)).rejects.toMatchObject({
      name: "DocumentRefused",
      code,
      zh: expect.stringMatching(/\p{Script=Han}/u),
      en: expect.stringMatching(/[a-z]/),
    });
  });
});
