import { element, icon } from "./dom.js";

const COLOURS = 8;

/**
 * A coloured square with the last characters of the name, as WeChat nicknames are read.
 * @param {string} name
 * @param {boolean} isBot
 */
export function personAvatar(name, isBot) {
  if (isBot) return element("span", { class: "avatar bot", "aria-hidden": "true" }, icon("bell"));
  return element(
    "span",
    { class: `avatar colour-${colourOf(name)}`, "aria-hidden": "true" },
    shortName(name),
  );
}

/**
 * A group's mosaic of its first nine members.
 * @param {{ name: string }[]} members
 */
export function roomAvatar(members) {
  const tiles = members
    .slice(0, 9)
    .map(({ name }) =>
      element("i", { class: `colour-${colourOf(name)}` }, shortName(name).slice(-1)),
    );
  const size = tiles.length > 4 ? "three" : "two";
  return element("span", { class: `avatar mosaic ${size}`, "aria-hidden": "true" }, ...tiles);
}

/** @param {string} name */
function colourOf(name) {
  // FNV-1a: neighbouring names get different colours.
  let hash = 0x811c9dc5;
  for (const char of name) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193);
  return (hash >>> 13) % COLOURS;
}

/** @param {string} name */
function shortName(name) {
  const chars = [...name.trim()];
  return /^[\x20-\x7e]*$/.test(name) ? chars.slice(0, 2).join("") : chars.slice(-2).join("");
}
