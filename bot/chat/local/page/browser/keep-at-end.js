/** A page that is scrolled up further than this is being read, and is not pulled down. */
const NEAR_END_PX = 160;

/**
 * Whether the newest message is in sight, or nearly.
 * @param {HTMLElement} list
 */
export function isNearEnd(list) {
  return list.scrollHeight - list.scrollTop - list.clientHeight < NEAR_END_PX;
}

/**
 * Whoever sees the newest message goes on seeing it when the list becomes lower (a phone's keyboard, the
 * guided start) or what is in it higher (a picture that has come).
 * @param {HTMLElement} list
 * @param {HTMLElement} lines that are in it
 */
export function keepAtEnd(list, lines) {
  let seen = list.clientHeight;
  let end = list.scrollHeight;
  const observer = new ResizeObserver(() => {
    const fromEnd = end - list.scrollTop - seen;
    seen = list.clientHeight;
    end = list.scrollHeight;
    if (fromEnd < NEAR_END_PX) list.scrollTop = end;
  });
  observer.observe(list);
  observer.observe(lines);
}
