import type { Blob } from "node:buffer";
import type { Stream } from "node:stream";
import writeExcelFile, { type Cell, type CellObject, type Feature } from "write-excel-file/node";
import type { BookCell, BookSheet } from "./ledger-book.ts";

const HEADER = {
  fontWeight: "bold",
  backgroundColor: "#F3E9DC",
  align: "center",
  alignVertical: "center",
  wrap: true,
  borderColor: "#C9B8A3",
  borderStyle: "thin",
  height: 24,
} as const;
const BODY = { borderColor: "#DDD3C7", borderStyle: "thin", alignVertical: "top" } as const;

/** A workbook that can be handed in: frozen and repeated header, widths, dates as dates, one page wide. */
export async function writeXlsx(sheets: readonly BookSheet[]): Promise<Uint8Array> {
  const parts = sheets.map(({ name, columns, rows }) => ({
    sheet: name,
    columns: columns.map(({ width }) => ({ width })),
    stickyRowsCount: 1,
    orientation: "landscape" as const,
    showGridLines: false,
    data: [columns.map(({ title }) => ({ value: title, ...HEADER })), ...rows.map(rowOf)],
  }));
  const look = { fontFamily: "Microsoft YaHei", fontSize: 10, features: [printing(sheets)] };
  return writeExcelFile(parts, look).toBuffer();
}

function rowOf(cells: readonly BookCell[]): Cell[] {
  return cells.map(cellOf);
}

function cellOf(cell: BookCell): CellObject {
  switch (cell.kind) {
    case "text":
      return { value: cell.text, type: String, format: "@", wrap: true, ...BODY } as CellObject;
    case "number":
      return { value: cell.value, type: Number, align: "right", ...BODY } as CellObject;
    case "day":
      return { ...timeOf(`${cell.day}T00:00:00`), format: "yyyy-mm-dd", ...BODY } as CellObject;
    case "minute":
      return { ...timeOf(cell.civil), format: "yyyy-mm-dd hh:mm", ...BODY } as CellObject;
    case "empty":
      return { ...BODY } as CellObject;
  }
}

/** A sheet knows no zones: the civil time is written as if it were UTC. */
function timeOf(civil: string) {
  return { value: new Date(`${civil}Z`), type: Date, align: "center" as const };
}

/** Fit to one page's width, repeat the header row: what the library leaves to features. */
function printing(sheets: readonly BookSheet[]): Feature<Stream | Buffer | Blob> {
  const titles = sheets
    .map(
      ({ name }, index) =>
        `<definedName name="_xlnm.Print_Titles" localSheetId="${index}">'${name}'!$1:$1</definedName>`,
    )
    .join("");
  return {
    files: {
      transform: {
        "xl/workbook.xml": {
          transform: (xml) =>
            xml.replace("<definedNames/>", `<definedNames>${titles}</definedNames>`),
        },
        "xl/worksheets/sheet{id}.xml": {
          transform: (xml) =>
            xml
              .replace(/(<worksheet[^>]*>)/u, '$1<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>')
              .replace("<pageSetup ", '<pageSetup fitToWidth="1" fitToHeight="0" '),
        },
      },
    },
  };
}
