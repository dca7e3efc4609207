import { load } from "cheerio";
import { tableRow } from "./table-text.ts";

/** Elements that begin a line of their own. */
const BLOCKS =
  "p, div, h1, h2, h3, h4, h5, h6, li, tr, section, article, blockquote, dt, dd, table, ul, ol, pre, header, main, caption";

/** The text of a page: a line for each paragraph and each table row, without menus and scripts. */
export function htmlText(html: string): string {
  const $ = load(html);
  $("script, style, noscript, template, svg, nav, iframe, head").remove();
  $("br").replaceWith("\n");
  $("table").each((_, table) => {
    const rows = $(table)
      .find("tr")
      .toArray()
      .map((row) =>
        tableRow(
          $(row)
            .children("th, td")
            .toArray()
            .map((cell) => $(cell).text()),
        ),
      );
    $(table).replaceWith($("<p>").text(`\n${rows.join("\n")}\n`));
  });
  $("h1, h2, h3, h4, h5, h6").each((_, heading) => {
    const depth = Number(/\d/.exec(heading.tagName)?.[0] ?? 1);
    $(heading).prepend(`${"#".repeat(depth)} `);
  });
  $("ol").each((_, list) => {
    $(list)
      .children("li")
      .each((k, item) => {
        $(item).prepend(`${k + 1}. `);
      });
  });
  $("ul > li").prepend("- ");
  $(BLOCKS).append("\n").prepend("\n");
  return $.root()
    .text()
    .replace(/[^\S\n]+/g, " ")
    .replace(/ ?\n ?/g, "\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}
