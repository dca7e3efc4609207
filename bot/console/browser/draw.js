/**
 * Brings a part of the page up to date: whatever somebody is filling in stays, opened details stay open, and
 * the focus stays where it was.
 * @param {string} id
 * @param {string} text
 */
export function applyPart(id, text) {
  const fresh = new DOMParser().parseFromString(text, "text/html");
  put(id, [...fresh.body.childNodes]);
}

/**
 * The same from a whole page: its title, its changing part, its reply.
 * @param {Document} page
 */
export function drawPage(page) {
  if (page.title !== "") document.title = page.title;
  for (const id of ["live", "reply"]) {
    const fresh = page.getElementById(id);
    if (fresh !== null) put(id, [...fresh.childNodes]);
  }
}

/**
 * @param {string} id
 * @param {ChildNode[]} fresh
 */
function put(id, fresh) {
  const place = document.getElementById(id);
  if (place === null) return;
  const kept = new Map([...place.children].map((child) => [child.id, child]));
  const next = fresh.map((node) => {
    if (!(node instanceof Element) || node.id === "") return document.importNode(node, true);
    const old = kept.get(node.id);
    if (old !== undefined && (isBeingFilledIn(old) || sameWords(old, node))) return old;
    const drawn = document.importNode(node, true);
    if (old !== undefined) keepState(old, drawn);
    return drawn;
  });
  const changed =
    next.length !== place.childNodes.length ||
    next.some((node, index) => node !== place.childNodes[index]);
  if (!changed) return;
  const focus = focusIn(place);
  place.replaceChildren(...next);
  focus();
}

/** Ticked or chosen otherwise than it was drawn. @param {HTMLInputElement | HTMLTextAreaElement} input */
function isTicked(input) {
  return input instanceof HTMLInputElement && input.checked !== input.defaultChecked;
}

/** Somebody types here, or has typed and not sent yet. @param {Element} part */
function isBeingFilledIn(part) {
  const active = document.activeElement;
  const typing = active?.matches("input:not([type=hidden]), textarea, select") ?? false;
  if (typing && part.contains(active)) return true;
  return [...part.querySelectorAll("input:not([type=hidden]), textarea")].some((input) => {
    if (input instanceof HTMLInputElement && input.type === "file") {
      return (input.files?.length ?? 0) > 0;
    }
    if (!(input instanceof HTMLInputElement) && !(input instanceof HTMLTextAreaElement))
      return false;
    return input.value !== input.defaultValue || isTicked(input);
  });
}

/**
 * @param {Element} old
 * @param {Element} fresh
 */
function sameWords(old, fresh) {
  const bare = /** @type {Element} */ (old.cloneNode(true));
  for (const details of bare.querySelectorAll("details")) details.removeAttribute("open");
  for (const lit of bare.querySelectorAll(".lit")) unlight(lit);
  return bare.outerHTML === fresh.outerHTML;
}

/** @param {Element} node */
function unlight(node) {
  node.classList.remove("lit");
}

/**
 * @param {Element} old
 * @param {Element} drawn
 */
function keepState(old, drawn) {
  for (const details of old.querySelectorAll("details[open][id]")) {
    drawn.querySelector(`#${CSS.escape(details.id)}`)?.setAttribute("open", "");
  }
  for (const lit of old.querySelectorAll(".lit[id]")) {
    drawn.querySelector(`#${CSS.escape(lit.id)}`)?.classList.add("lit");
  }
  drawn.scrollTop = old.scrollTop;
}

/** Remembers what has the focus, by its id or its nearest ancestor with one. @param {Element} place */
function focusIn(place) {
  const active = document.activeElement;
  if (active === null || !place.contains(active)) return () => {};
  const holder = active.closest("[id]");
  const id = holder?.id ?? "";
  const label = active.getAttribute("aria-label");
  return () => {
    if (place.contains(document.activeElement)) return;
    const again = document.getElementById(id);
    const same = [...(again?.querySelectorAll("[aria-label]") ?? [])].find(
      (one) => label !== null && one.getAttribute("aria-label") === label,
    );
    const target = same ?? again;
    if (target instanceof HTMLElement) target.focus({ preventScroll: true });
  };
}
