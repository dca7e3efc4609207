import type { Person } from "./network-message.ts";

/**
 * Ids of the people whom a text mentions: `@name` followed by WeChat's thin space (U+2005), a blank, a
 * mark or the end. `a@b` is an address, not a mention; the longest name wins (@刘福生 is not 刘福).
 */
export function mentionsIn(text: string, people: readonly Person[]): string[] {
  const byLength = [...people].sort((a, b) => b.name.length - a.name.length);
  const found = new Set<string>();
  for (const { index } of text.matchAll(/(?<![\w.])@/gu)) {
    const rest = text.slice(index + 1);
    const person = byLength.find(
      ({ name }) =>
        rest.startsWith(name) && /^(?:$|[\s\u2005]|\p{P})/u.test(rest.slice(name.length)),
    );
    if (person !== undefined) found.add(person.id);
  }
  return [...found];
}
