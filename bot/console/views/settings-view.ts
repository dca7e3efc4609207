import { html } from "hono/html";
import { formatDay } from "../../../src/calendar/civil-day.ts";
import { type Holiday, schoolSpan } from "../../../src/calendar/school-terms.ts";
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
  const missing = [year, year + 1].filter((one) => !calendars.restDays.has(one));
  return html`<section class="group" id="calendars"><h2>${words.calendars}</h2>
    <dl class="facts"><dt>${words.restDays}</dt><dd>${words.restYears(years)} <small class="quiet">${words.restUnknown}</small></dd></dl>
    ${missing.map((one) => html`<p class="quiet">${words.restMissing(one)} <code>npm run -s lingdang -- calendar import FILE</code></p>`)}
    <h3>${words.terms}</h3><p class="quiet">${words.termsHint}</p>
    ${[year, year + 1].flatMap((one) => [
      schoolDays(visit, "winterHoliday", one),
      schoolDays(visit, "summerHoliday", one),
    ])}</section>`;
}

/** When schools are out: what this place announced, or the usual days until somebody says. */
function schoolDays(visit: Visit, kind: Holiday, year: number): Html {
  const { calendars, language, today } = visit;
  const words = settingWords(language);
  const { from, until, announced } = schoolSpan(calendars.schoolTerms, kind, year);
  const [first, last] = [formatDay(from), formatDay(until - 1)];
  const name = words.ofYear(year, kind === "winterHoliday" ? words.winter : words.summer);
  const usual = `${dayWords(first, today, language)} – ${dayWords(last, today, language)}`;
  const value = (day: string) =>
    ({ type: "date", value: announced ? day : "", required: false }) as const;
  return html`<div class="setting" id="setting-${kind}-${year}">${deskForm(
    visit,
    "/console/desk/school-days",
    {
      fields: html`${field("kind", kind)}${field("year", year)}${lineField("first", `${name} ${words.firstDay}`, value(first))}${lineField("last", words.lastDay, value(last))}`,
      label: words.save,
      look: "plain",
      aloud: `${words.save} ${name}`,
    },
  )}<p class="quiet">${announced ? words.announced : `${usual} ${words.usual}`}</p></div>`;
}
