import { applyPart, drawPage } from "./draw.js";
import { wireReview } from "./review.js";
import { applyTools } from "./tools.js";

/** A stream that broke is tried again after so long. */
const AGAIN_MS = 2_000;

/** So often a page that was overtaken is fetched again; then the stream has the last word. */
const MOST_FETCHES = 3;

/** How often the page was drawn anew. */
let drawings = 0;

applyTools();
listen();
wireReview();
document.addEventListener("submit", (event) => void send(event));
document.addEventListener("change", (event) => {
  const form = event.target instanceof HTMLSelectElement ? event.target.form : null;
  if (form?.hasAttribute("data-send-on-change")) form.requestSubmit();
});
for (const form of document.querySelectorAll("form[data-drop]")) acceptDrops(form);

/** What changes elsewhere is drawn here; a hidden page gives its connection back. */
function listen() {
  /** @type {EventSource | undefined} */
  let events;
  const open = () => {
    events?.close();
    if (document.hidden) return;
    const address = document.getElementById("live")?.dataset["address"];
    if (address === undefined) return;
    events = new EventSource(`/console/live?${new URLSearchParams({ address })}`);
    events.addEventListener("drawn", (event) => {
      const { live, reply } = JSON.parse(event.data);
      drawings += 1;
      applyPart("live", live);
      applyPart("reply", reply);
    });
    events.addEventListener("gone", () => location.reload());
    events.addEventListener("error", () => {
      if (events?.readyState === EventSource.CLOSED) setTimeout(open, AGAIN_MS);
    });
  };
  document.addEventListener("visibilitychange", open);
  addEventListener("pagehide", () => events?.close());
  open();
}

/**
 * Sends an order without leaving the page; the answer is the page as it is afterwards.
 * @param {SubmitEvent} event
 */
async function send(event) {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || !form.hasAttribute("data-order")) return;
  event.preventDefault();
  if (form.getAttribute("aria-busy") === "true") return;
  form.setAttribute("aria-busy", "true");
  try {
    const body = form.enctype === "multipart/form-data" ? new FormData(form) : fieldsOf(form);
    const before = drawings;
    const response = await fetch(form.action, { method: "POST", body });
    const text = await response.text();
    if (new URL(response.url).pathname !== location.pathname) return location.assign(response.url);
    const page = await notOvertaken(text, before);
    settle(form);
    drawings += 1;
    drawPage(page);
    const reply = document.querySelector("#reply .reply");
    const top = reply?.getBoundingClientRect().top ?? 0;
    if (top < 0 || top > innerHeight - 80) reply?.scrollIntoView({ block: "center" });
  } catch {
    // Without the script's way the browser's own still works, and says what is wrong.
    form.submit();
  } finally {
    form.removeAttribute("aria-busy");
  }
}

/**
 * An answer that was under way while the page was drawn anew (the stream, the next order) may be the older of
 * the two: it is asked for again, so that nothing goes back to what it was.
 * @param {string} text
 * @param {number} before how often the page had been drawn when it was asked for
 */
async function notOvertaken(text, before) {
  let newest = text;
  let since = before;
  for (let fetches = 0; since !== drawings && fetches < MOST_FETCHES; fetches += 1) {
    since = drawings;
    newest = await (await fetch(location.href)).text();
  }
  return new DOMParser().parseFromString(newest, "text/html");
}

/** What was said is said: the form is empty again, and the focus goes to what it is about. @param {HTMLFormElement} form */
function settle(form) {
  if (form.hasAttribute("data-keeps")) return;
  form.reset();
  form.closest("details")?.removeAttribute("open");
  const line = form.closest("[data-line]");
  if (line instanceof HTMLElement && line.contains(document.activeElement)) line.focus();
}

/** @param {HTMLFormElement} form */
function fieldsOf(form) {
  const fields = new URLSearchParams();
  for (const [name, value] of new FormData(form)) fields.append(name, String(value));
  return fields;
}

/** A document that is dropped anywhere on the page is read. @param {Element} form */
function acceptDrops(form) {
  const input = form.querySelector("input[type=file]");
  if (!(form instanceof HTMLFormElement) || !(input instanceof HTMLInputElement)) return;
  document.addEventListener("dragover", (event) => {
    event.preventDefault();
    form.classList.add("over");
  });
  document.addEventListener("dragleave", () => form.classList.remove("over"));
  document.addEventListener("drop", (event) => {
    event.preventDefault();
    form.classList.remove("over");
    if ((event.dataTransfer?.files.length ?? 0) === 0) return;
    input.files = event.dataTransfer?.files ?? null;
    form.requestSubmit();
  });
}
