import { html } from "hono/html";
import type { PlacedProposal } from "../../../src/store/plans-shown.ts";
import type { Html } from "../visit.ts";

/** The text as it stands, each sentence that became a line marked with its number. */
export function litDocument(text: string, lines: readonly PlacedProposal[]): Html {
  const parts: Html[] = [];
  let at = 0;
  for (const line of lines.toSorted((a, b) => a.offset - b.offset)) {
    const end = line.offset + line.length;
    // Two lines may come from one sentence: the first has the mark, the others point to it.
    if (line.offset < at) {
      parts.push(html`<span id="source-${line.no}"></span>`);
      continue;
    }
    parts.push(html`${text.slice(at, line.offset)}`);
    const also = lines.filter(
      (other) => other.offset >= line.offset && other.offset < end && other.no !== line.no,
    );
    const numbers = [line.no, ...also.map(({ no }) => no)].join(" ");
    parts.push(
      html`<mark class="${line.state}" id="source-${line.no}" data-lines="${numbers}">${text.slice(line.offset, end)}</mark>`,
    );
    at = end;
  }
  parts.push(html`${text.slice(at)}`);
  return html`<div class="paper">${parts}</div>`;
}
