/** Somebody whom the store knows, as they were seen last on an account. */
export interface KnownPerson {
  readonly id: number;
  /** The name on the roster. */
  readonly name: string;
  /** The nickname under which they were seen last. */
  readonly nickname: string;
  /** Topics of their rooms. */
  readonly rooms: readonly string[];
}

/** Somebody whom the network shows after a new login. */
export interface SeenPerson {
  readonly networkId: string;
  readonly nickname: string;
  readonly rooms: readonly string[];
}

/** Somebody seen, and who that may be, the likeliest first. */
export interface Doubt {
  readonly seen: SeenPerson;
  readonly candidates: readonly KnownPerson[];
}

export interface Matching {
  readonly matched: readonly { readonly known: KnownPerson; readonly seen: SeenPerson }[];
  /** Seen people with candidates: an organizer decides. */
  readonly doubtful: readonly Doubt[];
  /** Known people to whom no seen person points; they must say who they are. */
  readonly missing: readonly KnownPerson[];
}

/**
 * Finds people again after a login that gave everybody new network ids. An id proves nothing then, so each
 * match rests on two things that agree and on nothing that disagrees: the nickname is the same as before, and
 * the roster's name stands in it, in the same rooms. Whoever shows only one of these is doubtful: a nickname
 * can be taken over, and a wrong match would give one person's records to another.
 */
export function matchIdentities(
  known: readonly KnownPerson[],
  seen: readonly SeenPerson[],
): Matching {
  const index = indexOf(known);
  const pointed = seen.map((person) => ({ seen: person, candidates: candidatesOf(person, index) }));
  const pointers = new Map<number, number>();
  for (const { candidates } of pointed) {
    for (const { id } of candidates) pointers.set(id, (pointers.get(id) ?? 0) + 1);
  }
  const matched: { known: KnownPerson; seen: SeenPerson }[] = [];
  const doubtful: Doubt[] = [];
  for (const { seen: person, candidates } of pointed) {
    const [only, ...others] = candidates;
    if (only === undefined) continue;
    const alone = others.length === 0 && pointers.get(only.id) === 1;
    if (alone && isCertain(only, person)) matched.push({ known: only, seen: person });
    else doubtful.push({ seen: person, candidates });
  }
  const mentioned = new Set([
    ...matched.map((one) => one.known.id),
    ...doubtful.flatMap(({ candidates }) => candidates.map(({ id }) => id)),
  ]);
  return { matched, doubtful, missing: known.filter(({ id }) => !mentioned.has(id)) };
}

/** Known people by what a nickname may say of them. */
interface Index {
  readonly byNickname: ReadonlyMap<string, readonly KnownPerson[]>;
  readonly byName: ReadonlyMap<string, readonly KnownPerson[]>;
  readonly nameLengths: readonly number[];
}

function indexOf(known: readonly KnownPerson[]): Index {
  const byName = Map.groupBy(known, ({ name }) => folded(name));
  return {
    byNickname: Map.groupBy(known, ({ nickname }) => folded(nickname)),
    byName,
    nameLengths: [...new Set([...byName.keys()].map((name) => name.length))].filter(
      (length) => length > 1,
    ),
  };
}

function candidatesOf(seen: SeenPerson, index: Index): KnownPerson[] {
  const nickname = folded(seen.nickname);
  if (nickname === "") return [];
  const found = new Set(index.byNickname.get(nickname));
  for (const part of partsOf(nickname, index.nameLengths)) {
    for (const person of index.byName.get(part) ?? []) found.add(person);
  }
  const sharing = [...found].filter((person) => sharesRoom(person, seen));
  return sharing.sort((a, b) => Number(isCertain(b, seen)) - Number(isCertain(a, seen)));
}

/** Every piece of a nickname that is as long as some name: 一支部-张桂兰 holds 张桂兰. */
function partsOf(nickname: string, lengths: readonly number[]): Set<string> {
  const parts = new Set<string>();
  for (const length of lengths) {
    for (let at = 0; at + length <= nickname.length; at += 1)
      parts.add(nickname.slice(at, at + length));
  }
  return parts;
}

function sharesRoom(known: KnownPerson, seen: SeenPerson): boolean {
  return known.rooms.some((room) => seen.rooms.includes(room));
}

function isCertain(known: KnownPerson, seen: SeenPerson): boolean {
  const nickname = folded(seen.nickname);
  return (
    nickname === folded(known.nickname) &&
    nickname.includes(folded(known.name)) &&
    known.rooms.every((room) => seen.rooms.includes(room))
  );
}

function folded(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s\p{P}\p{S}]+/gu, "");
}
