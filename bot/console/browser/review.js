/**
 * The review of a plan: the line that somebody points at lights up its sentence; arrows choose lines, Enter
 * confirms, E changes, X drops.
 */
export function wireReview() {
  for (const kind of ["focusin", "mouseover", "click"]) {
    document.addEventListener(kind, (event) => {
      const target = event.target instanceof Element ? event.target : null;
      const line = target?.closest("[data-line]");
      if (line instanceof HTMLElement) light(line, kind !== "mouseover");
      const mark = target?.closest("mark[data-lines]");
      if (mark instanceof HTMLElement && kind === "click") openLine(mark);
    });
  }
  document.addEventListener("keydown", key);
}

/** @param {HTMLElement} mark */
function openLine(mark) {
  const [first] = (mark.dataset["lines"] ?? "").split(" ");
  const line = document.getElementById(`line-${first}`);
  line?.scrollIntoView({ block: "center" });
  line?.focus({ preventScroll: true });
}

/**
 * @param {HTMLElement} line
 * @param {boolean} bring
 */
function light(line, bring) {
  if (line.classList.contains("lit") && !bring) return;
  for (const lit of document.querySelectorAll(".lit")) lit.classList.remove("lit");
  line.classList.add("lit");
  const no = line.dataset["line"] ?? "";
  const mark = [...document.querySelectorAll("mark[data-lines]")].find((one) =>
    (one.getAttribute("data-lines") ?? "").split(" ").includes(no),
  );
  mark?.classList.add("lit");
  const paper = document.getElementById("document");
  if (mark instanceof HTMLElement && paper !== null) {
    paper.scrollTo({ top: mark.offsetTop - paper.offsetTop - paper.clientHeight / 3 });
  }
}

/** @param {KeyboardEvent} event */
function key(event) {
  const target = event.target instanceof Element ? event.target : null;
  const line = target?.closest("[data-line]");
  if (!(line instanceof HTMLElement) || target !== line) return;
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    const all = [...document.querySelectorAll("[data-line]")];
    const next = all[all.indexOf(line) + (event.key === "ArrowDown" ? 1 : -1)];
    if (next instanceof HTMLElement) next.focus();
    event.preventDefault();
    return;
  }
  if (event.key === "e" || event.key === "E") change(event, line);
  else decide(event, line);
}

/**
 * @param {KeyboardEvent} event
 * @param {HTMLElement} line
 */
function decide(event, line) {
  const forms = [...line.querySelectorAll(".actions > form")];
  const wanted = { Enter: forms[0], x: forms[1], X: forms[1] }[event.key];
  if (!(wanted instanceof HTMLFormElement)) return;
  event.preventDefault();
  const next = line.nextElementSibling ?? line.previousElementSibling;
  wanted.requestSubmit();
  if (next instanceof HTMLElement) next.focus();
}

/**
 * @param {KeyboardEvent} event
 * @param {HTMLElement} line
 */
function change(event, line) {
  const details = line.querySelector("details");
  if (details === null) return;
  event.preventDefault();
  details.open = true;
  const input = details.querySelector("input:not([type=hidden])");
  if (input instanceof HTMLInputElement) input.focus();
}
