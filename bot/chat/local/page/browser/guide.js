import { beginGuide, fetchMessages, moveClock, resetExample, say, sendFile } from "./api.js";
import { element, part } from "./dom.js";
import { guideWord } from "./guide-words.js";
import { language } from "./words.js";

/** @typedef {import("./api.js").Person} Person */
/**
 * @typedef {{ people: Person[], canMove: () => boolean, firstRoom: () => string,
 *   goTo: (personId: string, chat: "dm" | "room") => Promise<void>,
 *   complain: (sentence: string) => void }} GuideContext
 */
/** @typedef {{ name: string, act: (context: GuideContext) => Promise<void>, onlyWithClock?: true }} Step */

/** Kept in the browser, so that it is shown once. */
const SEEN = "guide-seen";
/** Then the guide goes on without an answer. */
const MOST_LOOKS = 60;
const LOOK_MS = 200;

/** @type {Step[]} */
const STEPS = [
  {
    name: "plan",
    act: async (context) => {
      const { plan } = await beginGuide(language());
      await speak(context, "organizer", "dm", `${guideWord("importWord")}\n${plan}`);
    },
  },
  {
    name: "confirm",
    act: (context) => speak(context, "organizer", "dm", guideWord("sampleConfirm")),
  },
  { name: "ask", act: (context) => speak(context, "member", "room", guideWord("sampleQuestion")) },
  {
    name: "create",
    onlyWithClock: true,
    act: async (context) => {
      await speak(context, "organizer", "dm", guideWord("sampleActivity"));
      await speak(context, "organizer", "dm", guideWord("sampleYes"));
    },
  },
  {
    name: "jump",
    onlyWithClock: true,
    act: async (context) => {
      await context.goTo(personOf(context, "member").id, "room");
      await moveClock("morning");
    },
  },
  {
    name: "check",
    onlyWithClock: true,
    act: (context) => speak(context, "member", "room", guideWord("sampleCheckIn")),
  },
];

/**
 * The guided start: each step does one thing for the newcomer, as the person who would do it; the last one is
 * their own plan.
 * @param {GuideContext} context
 */
export function createGuide(context) {
  const card = part("guide", HTMLElement);
  const steps = STEPS.filter(({ onlyWithClock }) => onlyWithClock !== true || context.canMove());
  let at = Number(sessionStorage.getItem("guide-step") ?? 0);
  const close = () => {
    localStorage.setItem(SEEN, "1");
    card.hidden = true;
    opener.focus();
  };
  const fold = () => card.toggleAttribute("data-folded");
  const go = (/** @type {number} */ step) => {
    at = Math.max(0, Math.min(step, steps.length));
    sessionStorage.setItem("guide-step", String(at));
    paint();
  };
  const paint = () => {
    const step = steps[at];
    const title = guideWord(/** @type {"planTitle"} */ (`${step?.name ?? "own"}Title`));
    const body =
      step === undefined ? ownPlan(context, close) : [doing(context, step, () => go(at + 1))];
    card.replaceChildren(
      head(at, steps.length + 1, { fold, close }),
      element("h2", { id: "guide-title" }, title),
      element("p", {}, guideWord(/** @type {"planText"} */ (`${step?.name ?? "own"}Text`))),
      ...body,
      foot(at > 0 ? () => go(at - 1) : undefined),
    );
  };
  const opener = part("open-guide", HTMLButtonElement);
  opener.hidden = false;
  opener.title = guideWord("name");
  opener.setAttribute("aria-label", guideWord("name"));
  opener.addEventListener("click", () => {
    card.hidden = !card.hidden;
    if (!card.hidden) card.focus();
  });
  paint();
  card.hidden = localStorage.getItem(SEEN) !== null;
}

/**
 * Where one is, and out of the way with it: folded to this line (on a phone), or closed.
 * @param {number} at
 * @param {number} count
 * @param {{ fold: () => boolean, close: () => void }} act
 */
function head(at, count, { fold, close }) {
  const folding = element("button", { type: "button", class: "guide-fold" });
  const name = () => {
    const isFolded = part("guide", HTMLElement).hasAttribute("data-folded");
    folding.textContent = guideWord(isFolded ? "unfold" : "fold");
    folding.setAttribute("aria-expanded", String(!isFolded));
  };
  name();
  folding.addEventListener("click", () => {
    fold();
    name();
  });
  const button = element("button", { type: "button", class: "guide-close" }, guideWord("close"));
  button.addEventListener("click", close);
  const place = element("span", { class: "guide-place" }, guideWord("step", at + 1, count));
  return element("p", { class: "guide-head" }, place, folding, button);
}

/**
 * @param {GuideContext} context
 * @param {Step} step
 * @param {() => void} next
 */
function doing(context, step, next) {
  const label = guideWord(/** @type {"planDo"} */ (`${step.name}Do`));
  const button = element("button", { type: "button", class: "guide-do" }, label);
  button.addEventListener("click", async () => {
    button.setAttribute("disabled", "");
    try {
      await step.act(context);
      next();
    } catch (error) {
      button.removeAttribute("disabled");
      context.complain(error instanceof Error ? error.message : "");
    }
  });
  return button;
}

/**
 * @param {GuideContext} context
 * @param {() => void} close
 */
function ownPlan(context, close) {
  const text = element("textarea", {
    rows: "4",
    "aria-label": guideWord("ownLabel"),
    id: "own-plan",
  });
  const read = element("button", { type: "button", class: "guide-do" }, guideWord("ownDo"));
  const review = element("a", { href: "/console/plans", class: "guide-do" }, guideWord("review"));
  review.addEventListener("click", close);
  review.hidden = true;
  const shown = () => {
    review.hidden = false;
    read.hidden = true;
  };
  read.addEventListener("click", async () => {
    if (!(text instanceof HTMLTextAreaElement) || text.value.trim() === "") return text.focus();
    await speak(context, "organizer", "dm", `${guideWord("importWord")}\n${text.value}`);
    shown();
  });
  text.addEventListener("dragover", (event) => event.preventDefault());
  text.addEventListener("drop", async (event) => {
    const file = event.dataTransfer?.files[0];
    if (file === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    const me = personOf(context, "organizer");
    await context.goTo(me.id, "dm");
    await sendFile({ as: me.id, chat: me.id }, file);
    shown();
  });
  return [text, read, review];
}

/** @param {(() => void) | undefined} back */
function foot(back) {
  const reset = element("button", { type: "button", class: "guide-quiet" }, guideWord("reset"));
  reset.addEventListener("click", async () => {
    if (!confirm(guideWord("resetAsk"))) return;
    await resetExample();
    sessionStorage.removeItem("guide-step");
    location.reload();
  });
  const again = element("button", { type: "button", class: "guide-quiet" }, guideWord("again"));
  again.hidden = back === undefined;
  again.addEventListener("click", () => back?.());
  return element("p", { class: "guide-foot" }, again, reset);
}

/**
 * @param {GuideContext} context
 * @param {"organizer" | "member"} role
 * @param {"dm" | "room"} chat
 * @param {string} text
 */
async function speak(context, role, chat, text) {
  const person = personOf(context, role);
  await context.goTo(person.id, chat);
  const place = chat === "dm" ? person.id : context.firstRoom();
  await say({ as: person.id, chat: place, text, kind: "text" });
  if (chat === "dm") await answered(person.id);
}

/** In private the bot always answers: the next step builds on it, and a long plan takes a moment to read. @param {string} personId */
async function answered(personId) {
  for (let looks = 0; looks < MOST_LOOKS; looks += 1) {
    const last = (await fetchMessages(personId, personId)).at(-1);
    if (last !== undefined && last.from !== personId) return;
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
}

/** @param {GuideContext} context @param {string} role */
function personOf({ people }, role) {
  const found = people.find((person) => person.role === role);
  if (found === undefined) throw new Error(guideWord("organizerFirst"));
  return found;
}
