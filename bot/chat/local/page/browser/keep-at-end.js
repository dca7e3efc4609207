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
 * Whoever sees the newest message goes on seeing it when the list becomes lower: a phone's keyboard, the
 * guided start.
 * @param {HTMLElement} list
 */
export function keepAtEnd(list) {
  let height = list.clientHeight;
  new ResizeObserver(() => {
    const fromEnd = list.scrollHeight - list.scrollTop - height;
    height = list.clientHeight;
    if (fromEnd < NEAR_END_PX) list.scrollTop = list.scrollHeight;
  }).observe(list);
}
