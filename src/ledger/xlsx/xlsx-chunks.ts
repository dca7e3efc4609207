import { columnName, escaped, HEAD_ROWS, type StreamedSheet, sheetChunks } from "./sheet-chunks.ts";
import { STYLES_XML } from "./styles-xml.ts";
import { type ZipEntry, zipChunks } from "./zip-chunks.ts";

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/**
 * A workbook that can be handed in: title, frozen and repeated head, widths, dates as dates, a print area one
 * page wide. It comes in parts while its rows are read; nothing of it stays in memory.
 */
export function xlsxChunks(sheets: readonly StreamedSheet[]): AsyncGenerator<Uint8Array> {
  return zipChunks(entriesOf(sheets));
}

function* entriesOf(sheets: readonly StreamedSheet[]): Generator<ZipEntry> {
  const each = (text: (number: number) => string) =>
    sheets.map((_, index) => text(index + 1)).join("");
  const types = each(
    (n) =>
      `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="${TYPES}.worksheet+xml"/>`,
  );
  yield {
    name: "[Content_Types].xml",
    text: [
      `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPES}.sheet.main+xml"/>${types}<Override PartName="/xl/styles.xml" ContentType="${TYPES}.styles+xml"/></Types>`,
    ],
  };
  yield {
    name: "_rels/.rels",
    text: [
      `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${DOCUMENT}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ],
  };
  const links = each(
    (n) =>
      `<Relationship Id="rId${n}" Type="${DOCUMENT}/worksheet" Target="worksheets/sheet${n}.xml"/>`,
  );
  yield {
    name: "xl/_rels/workbook.xml.rels",
    text: [
      `${XML}<Relationships xmlns="${PACKAGE}/relationships">${links}<Relationship Id="rId0" Type="${DOCUMENT}/styles" Target="styles.xml"/></Relationships>`,
    ],
  };
  yield { name: "xl/styles.xml", text: [STYLES_XML] };
  const rows: number[] = [];
  for (const [index, sheet] of sheets.entries()) {
    const onRows = (count: number) => {
      rows[index] = count;
    };
    yield { name: `xl/worksheets/sheet${index + 1}.xml`, text: sheetChunks(sheet, onRows) };
  }
  // Last, because only now it is known how far each sheet goes.
  yield { name: "xl/workbook.xml", text: [workbookXml(sheets, rows)] };
}

function workbookXml(sheets: readonly StreamedSheet[], rows: readonly number[]): string {
  const list = sheets.map(
    ({ name }, index) =>
      `<sheet name="${escaped(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`,
  );
  const names = sheets.flatMap(({ name, columns }, index) => {
    const last = columnName(columns.length - 1);
    const sheet = `'${escaped(name).replaceAll("'", "''")}'`;
    const area = `${sheet}!$A$1:$${last}$${rows[index] ?? HEAD_ROWS}`;
    return [
      `<definedName name="_xlnm.Print_Area" localSheetId="${index}">${area}</definedName>`,
      `<definedName name="_xlnm.Print_Titles" localSheetId="${index}">${sheet}!$1:$${HEAD_ROWS}</definedName>`,
    ];
  });
  return `${XML}<workbook xmlns="${MAIN}" xmlns:r="${DOCUMENT}"><sheets>${list.join("")}</sheets><definedNames>${names.join("")}</definedNames></workbook>`;
}
