// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are pieces of source text
/** One change of a text: `find` in `file` becomes `replace`. */
export interface Edit {
  readonly file: string;
  readonly find: string;
  readonly replace: string;
}

/** A protection that is taken away; two edits where protections stand behind each other. */
export interface Mutant {
  readonly name: string;
  readonly edits: readonly Edit[];
}

/** Each takes away one thing that the promise rests on; the simulation has to notice every one. */
export const MUTANTS: readonly Mutant[] = [
  {
    name: "a message that comes again is carried out and answered again",
    edits: [
      {
        file: "src/store/inbound.ts",
        find: "return insertInbound(db, message);",
        replace: "return (await insertInbound(db, message)) || true;",
      },
      {
        file: "src/store/inbound.ts",
        find: "return same !== undefined;",
        replace: "return same !== same;",
      },
      {
        file: "bot/receive.ts",
        find: "key: `reply/${message.account}/${message.id}/${chatKey(to)}`,",
        replace: "key: `reply/${message.account}/${message.id}/${chatKey(to)}/${now}`,",
      },
    ],
  },
  {
    name: "an unanswered send is repeated as if it had not left",
    edits: [
      {
        file: "src/delivery/dispatch.ts",
        find: 'return { state: "in-doubt", nextTryAt: at + LOOK_AFTER_MS, reason };',
        replace: 'return { state: "queued", nextTryAt: at + LOOK_AFTER_MS, reason };',
      },
    ],
  },
  {
    name: "what a dead process was sending is queued again",
    edits: [
      {
        file: "src/store/doubts.ts",
        find: '.set({ state: "in-doubt", owner: by.owner, term: by.term })',
        replace: '.set({ state: "queued", owner: by.owner, term: by.term })',
      },
    ],
  },
  {
    name: "what a dead process was sending is forgotten",
    edits: [
      {
        file: "src/delivery/reconcile.ts",
        find: "if (await hasInterrupted(store.db, gateway.account, store)) {",
        replace: "if (store.term < 0) {",
      },
    ],
  },
  {
    name: "a repetition does not say so",
    edits: [
      {
        file: "src/delivery/text-to-send.ts",
        find: "item.doubted === 1",
        replace: "item.doubted > 1",
      },
    ],
  },
  {
    name: "quiet hours are not asked again at the send",
    edits: [
      {
        file: "src/reminding/push-permission.ts",
        find: "if (loud !== undefined) return loud;",
        replace: "",
      },
    ],
  },
  {
    name: "the pace is forgotten",
    edits: [
      {
        file: "src/delivery/dispatch.ts",
        find: "const free = await accountFreeAt(db, account, capabilities, now);",
        replace: "const free = (await accountFreeAt(db, account, capabilities, now)) && undefined;",
      },
    ],
  },
  {
    name: "the pace does not count what a dead process tried",
    edits: [
      {
        file: "src/store/claims.ts",
        find: '.where("claimed_at", "is not", null)',
        replace: '.where("state", "=", "sent")',
      },
    ],
  },
  {
    name: "a cancellation leaves queued reminders where they are",
    edits: [
      {
        file: "src/store/outbox.ts",
        find: '.set({ state: "withdrawn", reason })',
        replace: ".set({ reason })",
      },
    ],
  },
  {
    name: "a reminder is advanced before its message is written, in another transaction",
    edits: [
      {
        file: "src/reminding/remind-due.ts",
        find: "for (const item of fresh) await enqueue(db, item);",
        replace: "",
      },
    ],
  },
  {
    name: "younger answers overtake a retry",
    edits: [
      {
        file: "src/store/next-to-send.ts",
        find: '.where("older.state", "in", UNFINISHED)',
        replace: '.where("older.state", "in", [literal("sent")]).where("older.id", "<", 0)',
      },
    ],
  },
  {
    name: "a transaction that fails in the middle is kept",
    edits: [
      {
        file: "src/store/write-queue.ts",
        find: 'await trx.executeQuery(CompiledQuery.raw("rollback to unit"));',
        replace: "",
      },
    ],
  },
  {
    name: "companions of a merged message are sent again",
    edits: [
      {
        file: "src/store/claims.ts",
        find: "const into = item === head || head === undefined ? null : head.id;",
        replace: "const into = item.id < 0 ? head?.id ?? null : null;",
      },
    ],
  },
  {
    name: "a digest that waits is not written anew when something of it is cancelled",
    edits: [
      {
        file: "src/reminding/plan-reminders.ts",
        find: "await refreshDigests(db, space.id, now);",
        replace: "void refreshDigests;",
      },
    ],
  },
];
