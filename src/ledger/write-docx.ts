import { AlignmentType, Document, HeadingLevel, Packer, Paragraph, TextRun } from "docx";
import type { DraftPart } from "../wording/ledger-draft.ts";

/** Official letters in China are set so: Song, 16 points, 28 points a line, first line indented (GB/T 9704). */
const FONT = { ascii: "Times New Roman", eastAsia: "仿宋" };
const BODY = { spacing: { line: 560 }, indent: { firstLine: 640 } };

/** A Word document of headings and paragraphs, to be gone over by a person. */
export async function writeDocx(
  title: string,
  note: string,
  parts: readonly DraftPart[],
): Promise<Uint8Array> {
  const document = new Document({
    styles: { default: { document: { run: { font: FONT, size: 32 } } } },
    sections: [
      {
        children: [
          new Paragraph({
            alignment: AlignmentType.CENTER,
            spacing: { after: 240 },
            children: [new TextRun({ text: title, bold: true, size: 40 })],
          }),
          new Paragraph({
            ...BODY,
            children: [new TextRun({ text: note, color: "7A6A5E", size: 24 })],
          }),
          ...parts.flatMap(partOf),
        ],
      },
    ],
  });
  return Packer.toBuffer(document);
}

function partOf({ heading, paragraphs }: DraftPart): Paragraph[] {
  const head = new Paragraph({
    heading: HeadingLevel.HEADING_2,
    spacing: { before: 240, after: 120 },
    children: [new TextRun({ text: heading, bold: true, color: "2B2320", font: FONT, size: 32 })],
  });
  return [head, ...paragraphs.map((text) => new Paragraph({ ...BODY, text }))];
}
