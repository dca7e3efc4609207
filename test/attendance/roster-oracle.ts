/** Who answered what, replayed one by one on plain arrays: what the store must hold in the end. */

export type Said =
  | { readonly kind: "join"; readonly no: number; readonly heads: number }
  | { readonly kind: "decline"; readonly no: number }
  | { readonly kind: "check-in"; readonly no: number }
  | { readonly kind: "check-out"; readonly no: number }
  /** For somebody else, in a room where only one thing is on. */
  | { readonly kind: "proxy"; readonly no: number; readonly whom: string }
  | { readonly kind: "undo" }
  | { readonly kind: "chatter" };

interface Effect {
  readonly message: string;
  readonly by: string;
  readonly at: number;
  readonly row: string;
  readonly what: "in" | "waiting" | "out" | "here" | "left";
  readonly heads: number;
  readonly position: number;
  undone: boolean;
}

interface Row {
  no: number;
  name: string;
  state: "in" | "waiting" | "offered" | "out";
  heads: number;
  position: number;
}

const TEN_MINUTES = 10 * 60_000;

export class RosterOracle {
  readonly #limits: ReadonlyMap<number, number>;
  readonly #effects: Effect[] = [];
  readonly #taken = new Set<string>();
  readonly #here = new Map<string, "here" | "left">();
  #rows: Row[] = [];

  /** @param limits most heads by activity number; none: no limit */
  constructor(limits: ReadonlyMap<number, number>) {
    this.#limits = limits;
  }

  hear(message: string, by: string, said: Said, at: number): void {
    if (this.#taken.has(message)) return;
    this.#taken.add(message);
    switch (said.kind) {
      case "join":
        this.#join(message, by, said, at);
        break;
      case "decline":
        this.#decline(message, by, said.no, at);
        break;
      case "check-in":
        this.#present(message, by, `${said.no} ${by}`, at);
        break;
      case "proxy":
        this.#present(message, by, `${said.no} ${said.whom}`, at);
        break;
      case "check-out":
        this.#leave(message, by, `${said.no} ${by}`, at);
        break;
      case "undo":
        this.#undoLast(by, at);
        break;
      case "chatter":
        break;
    }
  }

  recall(message: string): void {
    this.#taken.add(message);
    this.#undo(this.#effects.filter((one) => one.message === message && !one.undone));
  }

  rosters() {
    const rows = [...this.#rows].sort((a, b) => a.no - b.no || a.position - b.position);
    return {
      signups: rows.map((row) => `${row.no} ${row.name} ${row.state} ${row.heads}`),
      here: [...this.#here].map(([row, how]) => (how === "left" ? `${row} left` : row)).sort(),
    };
  }

  #join(message: string, by: string, { no, heads }: { no: number; heads: number }, at: number) {
    const row = this.#rowOf(no, by);
    const fits = heads <= this.#free(no, by);
    if (row?.state === "in" && (row.heads === heads || !fits)) return;
    if (row?.state === "waiting" && row.heads === heads && !fits) return;
    const position = row === undefined || row.state === "out" ? this.#last(no) + 1 : row.position;
    const what = fits ? "in" : "waiting";
    this.#set({ no, name: by, state: what, heads, position });
    this.#note({ message, by, at, row: `signup ${no} ${by}`, what, heads, position });
    this.#offer(no);
  }

  #decline(message: string, by: string, no: number, at: number) {
    const row = this.#rowOf(no, by);
    if (row?.state === "out") return;
    const position = row?.position ?? this.#last(no) + 1;
    const heads = row?.heads ?? 1;
    this.#set({ no, name: by, state: "out", heads, position });
    this.#note({ message, by, at, row: `signup ${no} ${by}`, what: "out", heads, position });
    this.#offer(no);
  }

  #present(message: string, by: string, row: string, at: number) {
    if (this.#here.has(row)) return;
    this.#here.set(row, "here");
    this.#note({ message, by, at, row: `here ${row}`, what: "here", heads: 1, position: 0 });
  }

  #leave(message: string, by: string, row: string, at: number) {
    if (this.#here.get(row) !== "here") return;
    this.#here.set(row, "left");
    this.#note({ message, by, at, row: `here ${row}`, what: "left", heads: 1, position: 0 });
  }

  #undoLast(by: string, at: number) {
    const last = this.#effects.findLast((one) => one.by === by && !one.undone);
    if (last === undefined || last.at < at - TEN_MINUTES) return;
    this.#undo(this.#effects.filter((one) => one.message === last.message && !one.undone));
  }

  #undo(effects: readonly Effect[]) {
    for (const effect of [...effects].reverse()) {
      const standing = this.#effects.filter((one) => one.row === effect.row && !one.undone);
      const later = standing.slice(standing.indexOf(effect) + 1);
      effect.undone = true;
      if (effect.what === "here" && later.every((one) => one.what === "left")) {
        for (const one of later) one.undone = true;
        this.#restore(effect.row);
      } else if (later.length === 0) this.#restore(effect.row);
    }
  }

  #restore(row: string) {
    const before = this.#effects.findLast((one) => one.row === row && !one.undone);
    const [subject, number, name = ""] = row.split(" ");
    const no = Number(number);
    if (subject === "here") {
      if (before === undefined) this.#here.delete(`${no} ${name}`);
      else this.#here.set(`${no} ${name}`, before.what === "left" ? "left" : "here");
      return;
    }
    if (before === undefined) this.#rows = this.#rows.filter((one) => !same(one, no, name));
    else {
      const { heads, position } = before;
      const fits = heads <= this.#free(no, name);
      const state = before.what === "in" && !fits ? "waiting" : (before.what as Row["state"]);
      this.#set({ no, name, state, heads, position });
    }
    this.#offer(no);
  }

  #offer(no: number) {
    let free = this.#free(no, "");
    const queue = this.#rows.filter((row) => row.no === no && row.state === "waiting");
    for (const row of queue.sort((a, b) => a.position - b.position)) {
      if (row.heads > free) continue;
      row.state = "offered";
      free -= row.heads;
    }
  }

  #free(no: number, but: string): number {
    const limit = this.#limits.get(no);
    if (limit === undefined) return Number.POSITIVE_INFINITY;
    const held = this.#rows.filter(
      (row) => row.no === no && row.name !== but && (row.state === "in" || row.state === "offered"),
    );
    return Math.max(0, limit - held.reduce((sum, row) => sum + row.heads, 0));
  }

  #last(no: number): number {
    return Math.max(0, ...this.#rows.filter((row) => row.no === no).map((row) => row.position));
  }

  #rowOf(no: number, name: string): Row | undefined {
    return this.#rows.find((row) => same(row, no, name));
  }

  #set(row: Row) {
    this.#rows = [...this.#rows.filter((one) => !same(one, row.no, row.name)), row];
  }

  #note(effect: Omit<Effect, "undone">) {
    this.#effects.push({ ...effect, undone: false });
  }
}

function same(row: Row, no: number, name: string): boolean {
  return row.no === no && row.name === name;
}
