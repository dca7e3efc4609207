import type { BookCell } from "../ledger-book.ts";

/** The place of each kind of cell among the formats below. */
export const STYLE: Readonly<Record<BookCell["kind"] | "header" | "title", number>> = {
  empty: 1,
  text: 1,
  number: 2,
  day: 3,
  minute: 4,
  header: 5,
  title: 6,
};

const FONT = '<name val="Microsoft YaHei"/><family val="2"/>';
const SIDES = ["left", "right", "top", "bottom"]
  .map((side) => `<${side} style="thin"><color rgb="FFBFB3A3"/></${side}>`)
  .join("");

function format(parts: {
  readonly numFmt?: number;
  readonly font?: number;
  readonly fill?: number;
  readonly border?: number;
  readonly align: string;
}): string {
  const { numFmt = 0, font = 0, fill = 0, border = 1, align } = parts;
  return `<xf numFmtId="${numFmt}" fontId="${font}" fillId="${fill}" borderId="${border}" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment ${align}/></xf>`;
}

const FORMATS = [
  '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>',
  format({ numFmt: 49, align: 'vertical="center" wrapText="1"' }),
  format({ align: 'horizontal="center" vertical="center"' }),
  format({ numFmt: 164, align: 'horizontal="center" vertical="center"' }),
  format({ numFmt: 165, align: 'horizontal="center" vertical="center"' }),
  format({ font: 1, fill: 2, align: 'horizontal="center" vertical="center" wrapText="1"' }),
  format({ font: 2, border: 0, align: 'horizontal="center" vertical="center"' }),
];

/** Formats of cells (ECMA-376, 18.8.39): dates that stay dates, wrapped text, a head that stands out. */
export const STYLES_XML = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd\\ hh:mm"/></numFmts><fonts count="3"><font><sz val="10"/>${FONT}</font><font><b/><sz val="10"/>${FONT}</font><font><b/><sz val="16"/>${FONT}</font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFF3E9DC"/><bgColor indexed="64"/></patternFill></fill></fills><borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border>${SIDES}<diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="${FORMATS.length}">${FORMATS.join("")}</cellXfs></styleSheet>`;
