/**
 * What a door with buttons shows instead of a text. Pressing and saying the words do the same thing: a choice
 * comes back as a message with the text `says`.
 */
export interface Card {
  /** `buttons`: one press is one message. `vote`: one is chosen and handed in. */
  readonly kind: "buttons" | "vote";
  /** The message, worded for people who have the buttons under it; its first line is the headline. */
  readonly text: string;
  /** What was asked, e.g. `poll/7`: comes back with the choice, so that an old card never answers a younger question. */
  readonly about: string;
  /** At most six buttons, or nine votes; labels of at most ten characters. */
  readonly choices: readonly CardChoice[];
}

export interface CardChoice {
  readonly label: string;
  readonly says: string;
}
