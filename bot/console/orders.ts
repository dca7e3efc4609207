import * as v from "valibot";
import type { Language } from "../../src/wording/language.ts";

/** A line that people typed: no line breaks, which would make a second order of it. */
const line = (most: number) =>
  v.pipe(
    v.string(),
    v.transform((text) => text.replace(/[\p{Cc}\u2028\u2029]+/gu, " ").trim()),
    v.minLength(1),
    v.maxLength(most),
  );
const number = v.pipe(v.string(), v.regex(/^\d{1,6}$/u));
const day = v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}$/u));
const clock = v.pipe(v.string(), v.regex(/^(?:\d{2}:\d{2})?$/u));

const one = (only: string): string[] => [only];

type Words = (zh: string, en: string) => string;

function order<Schema extends v.GenericSchema>(
  schema: Schema,
  words: (fields: v.InferOutput<Schema>, say: Words) => string | undefined,
): (fields: unknown, language: Language) => string | undefined {
  return (fields, language) => {
    const checked = v.safeParse(schema, fields);
    if (!checked.success) return undefined;
    return words(checked.output, (zh, en) => (language === "zh" ? zh : en));
  };
}

const no = v.object({ no: number });

/**
 * What each form says in the words of the chat. Whoever fills it in could have typed it: the same sentence
 * is understood by the same rules and refused to the same people.
 */
const ORDERS = {
  say: order(
    v.object({ text: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(20_000)) }),
    ({ text }) => text,
  ),
  confirm: order(v.object({ code: number }), ({ code }, say) =>
    say(`确认 ${code}`, `confirm ${code}`),
  ),
  drop: order(v.object({}), (_, say) => say("算了", "never mind")),
  "confirm-lines": order(
    v.object({ lines: v.pipe(v.string(), v.regex(/^\d[\d,-]{0,400}$/u)) }),
    ({ lines }, say) => say(`确认${lines}`, `confirm ${lines}`),
  ),
  "drop-line": order(no, ({ no }, say) => say(`去掉${no}`, `drop ${no}`)),
  "fix-when": order(v.object({ no: number, value: line(60) }), ({ no, value }, say) =>
    say(`改${no} ${value}`, `change ${no} ${value}`),
  ),
  "fix-title": order(v.object({ no: number, value: line(80) }), ({ no, value }, say) =>
    say(`改${no} 标题 ${value}`, `change ${no} title ${value}`),
  ),
  time: order(v.object({ no: number, day, clock }), ({ no, day, clock }, say) =>
    say(`改${no} 时间${day} ${clock}`.trim(), `change ${no} to ${day} ${clock}`.trim()),
  ),
  place: order(v.object({ no: number, value: line(60) }), ({ no, value }, say) =>
    say(`改${no} 地点${value}`, `change ${no} place ${value}`),
  ),
  limit: order(v.object({ no: number, count: number }), ({ no, count }, say) =>
    say(`${no}人数改成${count}`, `change ${no} limit ${count}`),
  ),
  cancel: order(
    v.object({ no: number, reason: v.union([line(60), v.literal("")]) }),
    ({ no, reason }, say) => say(`取消${no} ${reason}`.trim(), `cancel ${no} ${reason}`.trim()),
  ),
  "check-in": order(v.object({ no: number, names: line(200) }), ({ no, names }) => {
    return `签到${no} ${names.replace(/[,，、;；\s]+/gu, " ")}`;
  }),
  "back-fill": order(v.object({ no: number, names: line(200) }), ({ no, names }) => {
    return `补签 ${no} ${names.replace(/[,，、;；\s]+/gu, " ")}`;
  }),
  count: order(v.object({ no: number, label: line(12), count: number }), (fields, say) => {
    const { no, label, count } = fields;
    return say(`${no} ${label}${count}人`, `${no} ${count} ${label}`);
  }),
  minutes: order(v.object({ no: number, text: line(200) }), ({ no, text }, say) =>
    say(`纪要 ${no} ${text}`, `minutes ${no} ${text}`),
  ),
  phoned: order(v.object({ name: line(20) }), ({ name }, say) =>
    say(`电话通知了${name}`, `told ${name} by phone`),
  ),
  nudge: order(v.object({}), (_, say) => say("提醒没回的", "nudge missing")),
  broadcast: order(
    v.object({
      whom: v.optional(
        v.union([v.picklist(["all", "rooms"]), v.pipe(line(60), v.startsWith("segment/"))]),
        "rooms",
      ),
      rooms: v.optional(v.union([v.pipe(line(200), v.transform(one)), v.array(line(200))]), []),
      text: v.pipe(v.string(), v.trim(), v.minLength(1)),
    }),
    ({ whom, rooms, text }, say) => {
      if (whom === "rooms" && rooms.length === 0) return undefined;
      const segment = whom.startsWith("segment/") ? whom.slice("segment/".length) : undefined;
      const to = segment ?? (whom === "all" ? say("全体", "all") : rooms.join("、"));
      return say(`发通知 ${to}：${text}`, `broadcast to ${to}: ${text}`);
    },
  ),
  "hand-over": order(v.object({ from: line(20), to: line(20) }), ({ from, to }, say) =>
    say(`交接 ${from}→${to}`, `hand over from ${from} to ${to}`),
  ),
  import: order(v.object({ text: v.pipe(v.string(), v.trim(), v.minLength(1)) }), ({ text }, say) =>
    say(`导入计划\n${text}`, `import plan\n${text}`),
  ),
  undo: order(v.object({}), (_, say) => say("撤销", "undo")),
} as const;

export type OrderKind = keyof typeof ORDERS;

export function isOrderKind(kind: string): kind is OrderKind {
  return Object.hasOwn(ORDERS, kind);
}

/** The sentence of a filled-in form; undefined when it is not filled in as it must be. */
export function orderWords(
  kind: OrderKind,
  fields: unknown,
  language: Language,
): string | undefined {
  return ORDERS[kind](fields, language);
}
