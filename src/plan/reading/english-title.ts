/** Longest English title in characters. */
const LONGEST = 60;

const HELD =
  /^(.{3,60}?)\s+(?:will be held|will take place|takes place|is held|are held|will run|runs|will meet|meets|has been moved|have been moved|is moved|will return|returns|is planned|are planned|is on|will be)\b/i;
const DOES =
  /^(?:.{0,40}?\b(?:will|we'll|plans?(?: to)?|hope to|intend to))\s+(?:hold|host|run|organi[sz]e|have|stage|arrange|put on)?\s*(?:an?|the|our|some)?\s*(.{4,})$/i;
const DATED =
  /\d|\b(?:january|february|march|april|may|june|july|august|september|october|november|december|every|each|first|second|third|fourth|last)\b/i;
const LOOSE_ENDS =
  /^[\s,:;–—-]+|[\s,:;.–—-]+$|\s+(?:on|at|in|from|to|by|every|each|of|for|and|during|until|details)$/i;

/** The name of an English item: what is held, or what is done, without when. */
export function englishTitle(words: string, times: readonly string[]): string {
  // Bold type of Markdown is no part of a name.
  let text = words.replaceAll(/\*\*|__/g, "");
  // Named days stay: Easter Day service.
  for (const time of times) if (DATED.test(time)) text = without(text, time);
  text = trimEnds(text.replace(/\(\s*\)/g, "").replace(/\s+/g, " "));
  // Council, 21 Nov, 2pm, Library Hall: behind the time stands the place.
  text = trimEnds(text.replace(/\s*[,–—]\s*,.*$/, "").replace(/\s(?:on|at|in|by) ?,.*$/i, ""));
  const held = HELD.exec(text)?.[1];
  const done = held === undefined ? DOES.exec(text)?.[1] : undefined;
  const [first = ""] = trimEnds(held ?? done ?? text).split(
    /[.;]\s|,\s(?=followed|starting|organi|led|please|at |in )|:\s/,
  );
  const title = trimEnds(first.replace(/^(?:the|an?|our|we|this year's)\s+/i, ""));
  const cut = title.length <= LONGEST ? title : title.slice(0, LONGEST).replace(/\s+\S*$/, "");
  return cut.charAt(0).toUpperCase() + cut.slice(1);
}

/** In March we visit …: the preposition goes with its time. */
function without(text: string, time: string): string {
  const at = text.indexOf(time);
  if (at < 0) return text;
  const before = text.slice(0, at).replace(/(?<![a-z])(?:in|on|at|by|from|during) $/i, "");
  return before + text.slice(at + time.length);
}

function trimEnds(text: string): string {
  let before = "";
  let after = text.trim();
  while (before !== after) {
    before = after;
    after = after.replace(LOOSE_ENDS, "").trim();
  }
  return after;
}
