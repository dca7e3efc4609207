/**
 * Phrases: the notation in which the tables of the language are written.
 *
 *     {n}月[份]       a slot, then 月, then 份 or not
 *     (号|日)         one of them
 *
 * A slot is a word class of lexicon/slots.ts; a second one of the same class is called `{n:m}`, or its text is not kept. No repetition: a phrase can
 * never run long over its text, whatever the text is.
 */
export interface Phrase {
  /** Matches at `lastIndex` only. Made when it is asked for: most rows are never needed in a process. */
  readonly pattern: () => RegExp;
  /** Sets of characters: without one of each it matches nowhere in a text. */
  readonly required: readonly string[];
  /** The characters it can begin with. */
  readonly first: ReadonlySet<string>;
  /** Among them is every character that can come next; undefined: any, or none. */
  readonly second: ReadonlySet<string> | undefined;
}

interface Compiled {
  readonly source: string;
  readonly required: ReadonlySet<string>;
  readonly first: ReadonlySet<string>;
  readonly second: ReadonlySet<string> | undefined;
  readonly canBeEmpty: boolean;
  readonly canBeOne: boolean;
}

export interface SlotClass {
  readonly source: string;
  /** All characters that the class can begin with. */
  readonly first: string;
  /** Characters of which it always has one, besides the one it begins with. */
  readonly needs?: string;
}

const SPECIAL = /[.*+?^$\\/()|[\]{}]/gu;

/** Compiles a phrase. Throws on a notation error: the tables are checked when the module is loaded. */
export function compilePhrase(form: string, slots: Readonly<Record<string, SlotClass>>): Phrase {
  const reader = { form, at: 0, slots, names: new Set<string>() };
  const body = readSequence(reader);
  if (reader.at < form.length)
    throw new SyntaxError(`Phrase “${form}” has a stray ${form[reader.at]}`);
  let pattern: RegExp | undefined;
  return {
    pattern: () => {
      pattern ??= new RegExp(body.source, "uy");
      return pattern;
    },
    required: [...body.required],
    first: body.first,
    second: body.canBeOne ? undefined : body.second,
  };
}

const NOTHING: Compiled = {
  source: "",
  first: new Set(),
  second: new Set(),
  required: new Set(),
  canBeEmpty: true,
  canBeOne: false,
};

interface Reader {
  readonly form: string;
  at: number;
  readonly slots: Readonly<Record<string, SlotClass>>;
  readonly names: Set<string>;
}

function readSequence(reader: Reader): Compiled {
  let branch = NOTHING;
  const branches: Compiled[] = [];
  while (reader.at < reader.form.length && !")]".includes(reader.form[reader.at] ?? "")) {
    if (reader.form[reader.at] === "|") {
      reader.at += 1;
      branches.push(branch);
      branch = NOTHING;
      continue;
    }
    branch = follow(branch, readPiece(reader));
  }
  if (branches.length === 0) return branch;
  branches.push(branch);
  return {
    source: branches.map((one) => one.source).join("|"),
    first: new Set(branches.flatMap((one) => [...one.first])),
    required: inAll(branches.map((one) => one.required)),
    second: union(branches.map((one) => one.second)),
    canBeEmpty: branches.some((one) => one.canBeEmpty),
    canBeOne: branches.some((one) => one.canBeOne),
  };
}

/** What every branch has. */
function inAll([first, ...others]: readonly ReadonlySet<string>[]): ReadonlySet<string> {
  return new Set([...(first ?? [])].filter((char) => others.every((one) => one.has(char))));
}

function follow(left: Compiled, right: Compiled): Compiled {
  return {
    source: left.source + right.source,
    required:
      right.required.size === 0 ? left.required : new Set([...left.required, ...right.required]),
    first: left.canBeEmpty ? new Set([...left.first, ...right.first]) : left.first,
    second:
      left.canBeOne || left.canBeEmpty
        ? union([
            left.second,
            ...(left.canBeOne ? [right.canBeEmpty ? undefined : right.first] : []),
            ...(left.canBeEmpty ? [right.second] : []),
          ])
        : left.second,
    canBeEmpty: left.canBeEmpty && right.canBeEmpty,
    canBeOne: (left.canBeOne && right.canBeEmpty) || (left.canBeEmpty && right.canBeOne),
  };
}

function union(
  sets: readonly (ReadonlySet<string> | undefined)[],
): ReadonlySet<string> | undefined {
  if (sets.length === 1) return sets[0];
  const chars = new Set<string>();
  for (const set of sets) {
    if (set === undefined) return undefined;
    for (const char of set) chars.add(char);
  }
  return chars;
}

function readPiece(reader: Reader): Compiled {
  const char = reader.form[reader.at] ?? "";
  reader.at += 1;
  if (char === "{") return readSlot(reader);
  if (char !== "(" && char !== "[") return readLetters(reader, char);
  const inner = readSequence(reader);
  const close = char === "(" ? ")" : "]";
  if (reader.form[reader.at] !== close)
    throw new SyntaxError(`Phrase “${reader.form}” lacks a ${close}`);
  reader.at += 1;
  const optional = char === "[";
  return {
    source: `(?:${inner.source})${optional ? "?" : ""}`,
    first: inner.first,
    second: inner.second,
    required: optional ? new Set() : inner.required,
    canBeEmpty: optional || inner.canBeEmpty,
    canBeOne: inner.canBeOne,
  };
}

/** What stands for itself, up to the next sign of the notation. */
function readLetters(reader: Reader, char: string): Compiled {
  let letters = char;
  while (reader.at < reader.form.length && !"{([|])".includes(reader.form[reader.at] ?? "")) {
    letters += reader.form[reader.at];
    reader.at += 1;
  }
  const second = letters[1];
  return {
    source: letters.replace(SPECIAL, "\\$&"),
    first: new Set(char),
    required: new Set(letters),
    second: new Set(second === undefined ? [] : [second]),
    canBeEmpty: false,
    canBeOne: second === undefined,
  };
}

function readSlot(reader: Reader): Compiled {
  const close = reader.form.indexOf("}", reader.at);
  const [kind = "", name = kind] = reader.form.slice(reader.at, close).split(":");
  const slot = reader.slots[kind];
  if (slot === undefined)
    throw new SyntaxError(`Phrase “${reader.form}” names no word class: ${kind}`);
  reader.at = close + 1;
  const group = reader.names.has(name) ? "?:" : `?<${name}>`;
  reader.names.add(name);
  return {
    source: `(${group}${slot.source})`,
    first: new Set(slot.first),
    required: new Set([slot.first, ...(slot.needs === undefined ? [] : [slot.needs])]),
    second: secondOf(slot),
    canBeEmpty: false,
    canBeOne: true,
  };
}

const seconds = new WeakMap<SlotClass, { readonly characters: ReadonlySet<string> | undefined }>();

function secondOf(slot: SlotClass): ReadonlySet<string> | undefined {
  const known = seconds.get(slot) ?? { characters: charactersOf(slot.source) };
  seconds.set(slot, known);
  return known.characters;
}

/** Every character that a word class can hold, and maybe more; undefined: any. */
function charactersOf(source: string): ReadonlySet<string> | undefined {
  if (/[\\.]|\[\^/u.test(source)) return undefined;
  const chars = new Set(source);
  for (const [, from = "", to = ""] of source.matchAll(/([0-9a-z])-([0-9a-z])/gu)) {
    for (let code = from.charCodeAt(0); code <= to.charCodeAt(0); code += 1)
      chars.add(String.fromCharCode(code));
  }
  return chars;
}
