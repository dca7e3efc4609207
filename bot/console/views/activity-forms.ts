import { html } from "hono/html";
import type { Activity } from "../../../src/store/activities.ts";
import type { Occurrence } from "../../../src/store/occurrences.ts";
import { activityWords } from "../../../src/wording/console/activity-words.ts";
import { deskForm, field, lineField, orderForm } from "../order-form.ts";
import type { OrderKind } from "../orders.ts";
import type { Html, Visit } from "../visit.ts";

/** What an organizer or secretary does with an activity; each is a sentence to the bot. */
export function activityForms(
  visit: Visit,
  activity: Activity,
  chosen: Occurrence | undefined,
): Html {
  const words = activityWords(visit.language);
  const past = chosen?.window_end != null && chosen.window_end < visit.today;
  const one = (kind: OrderKind, title: string, fields: Html, hint: string) =>
    html`<details id="do-${kind}"><summary>${title}</summary>${hint === "" ? "" : html`<p class="quiet">${hint}</p>`}${orderForm(
      visit,
      kind,
      {
        fields: html`${field("no", activity.no)}${fields}`,
        label: kind === "cancel" ? words.cancel : words.save,
        look: kind === "cancel" ? "warn" : "primary",
        aloud: title,
      },
    )}</details>`;
  const start = chosen?.window_start ?? "";
  const names = lineField("names", words.names, { hint: words.namesHint });
  return html`<section class="group doings" id="doings"><h2>${words.todo}</h2>
    ${one(past ? "back-fill" : "check-in", past ? words.backFill : words.checkIn, names, "")}
    ${one(
      "count",
      words.count,
      html`${lineField("label", words.label, { value: words.labelValue })}${lineField("count", words.number, { type: "number" })}`,
      "",
    )}
    ${one("minutes", words.writeMinutes, lineField("text", words.minutes, { hint: words.minutesHint }), "")}
    ${one(
      "time",
      words.move,
      html`${lineField("day", words.day, { type: "date", value: chosen?.precision === "minute" || chosen?.precision === "day" ? start.slice(0, 10) : "" })}${lineField("clock", words.clock, { type: "time", value: chosen?.precision === "minute" ? start.slice(11, 16) : "", required: false })}`,
      "",
    )}
    ${one("place", words.changePlace, lineField("value", words.place, { value: activity.place ?? "" }), "")}
    ${one("limit", words.changeLimit, lineField("count", words.capacity, { type: "number", value: String(activity.capacity ?? "") }), "")}
    ${activity.state === "planned" ? one("cancel", words.cancel, lineField("reason", words.reason, { required: false }), words.cancelHint) : ""}
    ${deskForm(visit, "/console/orders/undo", { fields: "", label: words.undo, look: "plain" })}
  </section>`;
}
