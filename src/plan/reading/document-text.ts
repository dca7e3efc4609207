import { parse } from "csv-parse/sync";
import mammoth from "mammoth";
import readSheets, { type CellValue } from "read-excel-file/node";
import { extractText, getDocumentProxy } from "unpdf";
import { decodeText } from "./decode-text.ts";
import { DocumentRefused } from "./document-refused.ts";
import { htmlText } from "./html-text.ts";
import { tableRow } from "./table-text.ts";
import { guardZip } from "./zip-guard.ts";

export type DocumentFormat = "txt" | "md" | "html" | "csv" | "docx" | "xlsx" | "pdf";

export interface DocumentText {
  readonly text: string;
  readonly format: DocumentFormat;
}

/** The limit that the product states to its users. */
const MOST_BYTES = 20 * 1024 * 1024;

/**
 * The text of a file that somebody sent. Its first bytes decide what it is, its name only where
 * they do not tell (txt, md, csv, html). Tables become lines of cells.
 * Throws `DocumentRefused` and nothing else.
 */
export async function documentText(name: string, bytes: Uint8Array): Promise<DocumentText> {
  if (bytes.length === 0) throw new DocumentRefused("empty");
  if (bytes.length > MOST_BYTES) throw new DocumentRefused("too-large");
  const format = formatOf(name, bytes);
  try {
    const text = await READERS[format](bytes);
    if (text.trim() === "") throw new DocumentRefused(format === "pdf" ? "no-text" : "empty");
    return { text, format };
  } catch (error) {
    if (error instanceof DocumentRefused) throw error;
    throw new DocumentRefused(isPasswordError(error) ? "encrypted" : "damaged", error);
  }
}

const READERS: Record<DocumentFormat, (bytes: Uint8Array) => string | Promise<string>> = {
  txt: decodeText,
  md: decodeText,
  html: (bytes) => htmlText(decodeText(bytes)),
  csv: csvText,
  docx: docxText,
  xlsx: xlsxText,
  pdf: pdfText,
};

function formatOf(name: string, bytes: Uint8Array): DocumentFormat {
  const begins = (...magic: number[]): boolean => magic.every((byte, k) => bytes[k] === byte);
  if (begins(0x25, 0x50, 0x44, 0x46)) return "pdf";
  // The container of the formats before 2007, and of those after it when locked.
  if (begins(0xd0, 0xcf, 0x11, 0xe0)) throw new DocumentRefused("old-format");
  if (begins(0x50, 0x4b)) return officeFormat(bytes);
  const extension = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase();
  if (extension === "docx" || extension === "xlsx" || extension === "pdf")
    throw new DocumentRefused("damaged");
  if (extension === "md" || extension === "markdown") return "md";
  if (extension === "csv" || extension === "tsv") return "csv";
  return extension === "html" || extension === "htm" ? "html" : "txt";
}

function officeFormat(bytes: Uint8Array): DocumentFormat {
  const names = guardZip(bytes);
  if (names.includes("word/document.xml")) return "docx";
  if (names.includes("xl/workbook.xml")) return "xlsx";
  throw new DocumentRefused(
    names.some((name) => /^(?:word|xl)\//.test(name)) ? "damaged" : "unknown-format",
  );
}

function csvText(bytes: Uint8Array): string {
  const text = decodeText(bytes);
  const delimiter = [",", "\t", ";", "，"].reduce((best, one) =>
    text.split(one).length > text.split(best).length ? one : best,
  );
  const rows: string[][] = parse(text, {
    delimiter,
    relaxColumnCount: true,
    relaxQuotes: true,
    bom: true,
  });
  return rows
    .map(tableRow)
    .filter((row) => row !== "")
    .join("\n");
}

async function docxText(bytes: Uint8Array): Promise<string> {
  const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(bytes) });
  return htmlText(value);
}

async function xlsxText(bytes: Uint8Array): Promise<string> {
  const sheets = await readSheets(Buffer.from(bytes));
  return sheets
    .map(({ sheet, data }) => {
      const rows = data.map((row) => tableRow(row.map(cellText))).filter((row) => row !== "");
      const title =
        sheets.length > 1 && !/^(?:Sheet|工作表)\s?\d+$/i.test(sheet) ? [`# ${sheet}`] : [];
      return rows.length === 0 ? "" : [...title, ...rows].join("\n");
    })
    .filter((text) => text !== "")
    .join("\n\n");
}

/** Dates of a sheet have no zone: the library gives them as if they were UTC. */
function cellText(cell: CellValue | null): string {
  if (cell === null) return "";
  if (!(cell instanceof Date)) return String(cell);
  const [day = "", time = ""] = cell.toISOString().split("T");
  return time.startsWith("00:00") ? day : `${day} ${time.slice(0, 5)}`;
}

async function pdfText(bytes: Uint8Array): Promise<string> {
  const document = await getDocumentProxy(new Uint8Array(bytes));
  const { text } = await extractText(document, { mergePages: false });
  return text.join("\n\n");
}

function isPasswordError(error: unknown): boolean {
  return error instanceof Error && /password|encrypt/i.test(`${error.name} ${error.message}`);
}
