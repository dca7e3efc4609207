import {
  AlignmentType,
  Document,
  Footer,
  HeadingLevel,
  convertMillimetersToTwip as mm,
  Packer,
  PageNumber,
  Paragraph,
  TextRun,
} from "docx";
import type { DraftPart } from "../wording/ledger-draft.ts";

/** Official letters in China are set so: Song, 16 points, 28 points a line, first line indented (GB/T 9704). */
const FONT = { ascii: "Times New Roman", eastAsia: "仿宋" };
const BODY = { spacing: { line: 560 }, indent: { firstLine: 640 } };

/** The type area of an official letter, in twips (GB/T 9704: 37 mm above, 28 left, 156 × 225 mm of text). */
const MARGIN = { top: mm(37), left: mm(28), right: mm(26), bottom: mm(35) };

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
        properties: { page: { margin: MARGIN } },
        footers: { default: pageNumbers() },
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

/** - 1 -, as on an official letter. */
function pageNumbers(): Footer {
  const run = new TextRun({ children: ["- ", PageNumber.CURRENT, " -"], font: FONT, size: 28 });
  return new Footer({
    children: [new Paragraph({ alignment: AlignmentType.CENTER, children: [run] })],
  });
}

function partOf({ heading, paragraphs }: DraftPart): Paragraph[] {
  const head = new Paragraph({
    heading: HeadingLevel.HEADING_2,
    spacing: { before: 240, after: 120 },
    children: [new TextRun({ text: heading, bold: true, color: "2B2320", font: FONT, size: 32 })],
  });
  return [head, ...paragraphs.map((text) => new Paragraph({ ...BODY, text }))];
}
