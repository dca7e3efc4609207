import { html } from "hono/html";
import type { OrderKind } from "./orders.ts";
import type { Html, Visit } from "./visit.ts";

interface FormOptions {
  /** The inputs of the form. */
  readonly fields: Html | "";
  readonly label: string;
  readonly look: "primary" | "plain" | "warn";
  /** What the button is called aloud, where its label alone does not say of what. */
  readonly aloud?: string;
}

/** A form whose button says a sentence to the bot; it works without scripts too. */
export function orderForm(visit: Visit, kind: OrderKind, options: FormOptions): Html {
  return deskForm(visit, `/console/orders/${kind}`, options);
}

/** The same for what has no words in the chat. */
export function deskForm(visit: Visit, action: string, options: FormOptions): Html {
  const { fields, label, look, aloud } = options;
  return html`<form method="post" action="${action}" data-order class="order"><input type="hidden" name="csrf" value="${visit.csrf}">${fields}<button class="${look}"${aloud === undefined ? "" : html` aria-label="${aloud}"`}>${label}</button></form>`;
}

/** A detail that the form carries along. */
export function field(name: string, value: string | number): Html {
  return html`<input type="hidden" name="${name}" value="${value}">`;
}

/** A labelled line to fill in. */
export function lineField(
  name: string,
  label: string,
  more: {
    readonly value?: string;
    readonly hint?: string;
    readonly type?: "text" | "date" | "time" | "number";
    readonly required?: boolean;
  },
): Html {
  const { value = "", hint = "", type = "text", required = true } = more;
  return html`<label class="field"><span>${label}</span><input name="${name}" type="${type}" value="${value}" placeholder="${hint}" autocomplete="off"${required ? html` required` : ""}></label>`;
}
