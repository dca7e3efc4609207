import { html } from "hono/html";
import { formatDay } from "../../../src/calendar/civil-day.ts";
import { schoolSpan } from "../../../src/calendar/school-terms.ts";
import type { SettingKey } from "../../../src/people/change-setting.ts";
import { quietHoursOf } from "../../../src/reminding/push-permission.ts";
import { settingsOf } from "../../../src/store/settings.ts";
import { viewNames } from "../../../src/wording/console/frame-words.ts";
import { settingWords } from "../../../src/wording/console/setting-words.ts";
import { dayWords } from "../../../src/wording/dates.ts";
import { deskForm, field, lineField } from "../order-form.ts";
import type { Html, Shown, View, Visit } from "../visit.ts";
import { organizes } from "../who-may.ts";

/** When and how much the bot speaks of its own accord, and what it knows of the year. */
export const settingsView: View = {
  id: "settings",
  path: /^\/settings$/u,
  mayOpen: organizes,
  show: showSettings,
};

async function showSettings(visit: Visit): Promise<Shown> {
  const { db, space, language } = visit;
  const words = settingWords(language);
  const settings = await settingsOf(db, space.id);
  const quiet = await quietHoursOf(db, space.id);
  const spans = quiet.spans.map(({ from, to }) => `${from}-${to}`).join(",");
  const own = settings.get("language") === "en" ? "en" : "zh";
  const body = html`
    <section class="group" id="speaking">
      ${setting(visit, "quiet", lineField("value", words.quiet, { value: spans, required: false }), words.quietHint)}
      ${setting(visit, "pushes-a-day", lineField("value", words.perDay, { type: "number", value: settings.get("pushes-a-day") ?? "2" }), words.budgetHint)}
      ${setting(visit, "pushes-a-week", lineField("value", words.perWeek, { type: "number", value: settings.get("pushes-a-week") ?? "6" }), "")}
      ${setting(
        visit,
        "language",
        html`<label class="field"><span>${words.language}</span><select name="value"><option value="zh"${own === "zh" ? html` selected` : ""}>${words.zh}</option><option value="en"${own === "en" ? html` selected` : ""}>${words.en}</option></select></label>`,
        "",
      )}
    </section>
    ${calendars(visit)}
    <section class="group" id="kept"><h2>${words.retention}</h2><p>${words.retentionText}</p>
      ${setting(visit, "photo-days", lineField("value", words.photoDays, { type: "number", value: settings.get("photo-days") ?? "90" }), words.photoDaysHint)}
      ${setting(visit, "photo-mb", lineField("value", words.photoMb, { type: "number", value: settings.get("photo-mb") ?? "10" }), "")}
      <dl class="facts"><dt>${words.zone}</dt><dd>${space.zone}</dd></dl></section>`;
  return { title: viewNames(language).settings, body };
}

function setting(visit: Visit, key: SettingKey, input: Html, hint: string): Html {
  const words = settingWords(visit.language);
  return html`<div class="setting" id="setting-${key}">${deskForm(visit, "/console/desk/setting", {
    fields: html`${field("key", key)}${input}`,
    label: words.save,
    look: "plain",
  })}${hint === "" ? "" : html`<p class="quiet">${hint}</p>`}</div>`;
}

function calendars(visit: Visit): Html {
  const { calendars, today, language } = visit;
  const words = settingWords(language);
  const year = Number(today.slice(0, 4));
  const years = [...calendars.restDays.keys()].sort().join(language === "zh" ? "、" : ", ");
  const spans = [year, year + 1].flatMap((one) =>
    (["winterHoliday", "summerHoliday"] as const).map((kind) => {
      const { from, until, announced } = schoolSpan(calendars.schoolTerms, kind, one);
      const days = [formatDay(from), formatDay(until - 1)].map((day) =>
        dayWords(day, today, language),
      );
      const name = kind === "winterHoliday" ? words.winter : words.summer;
      return html`<dt>${words.ofYear(one, name)}</dt><dd>${days.join(" – ")} <small class="quiet">${announced ? words.announced : words.usual}</small></dd>`;
    }),
  );
  return html`<section class="group" id="calendars"><h2>${words.calendars}</h2>
    <dl class="facts"><dt>${words.restDays}</dt><dd>${words.restYears(years)} <small class="quiet">${words.restUnknown}</small></dd>${spans}</dl>
    <p class="quiet">${words.termsHint}</p></section>`;
}
