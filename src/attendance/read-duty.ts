const JOIN =
  /报(?:个)?名|报|我?来当|我来|我?参加|算我(?:一个)?|\bjoin\b|sign me up|i(?:'ll| can| will) do/iu;
const REST =
  /报(?:个)?名|报|来当|来|当|参加|算我(?:一个)?|做|负责|我|想|要|可以|愿意|岗位|岗|吧|了|啦|哈|\bjoin\b|sign me up|i(?:'ll| can| will) do|\bas\b|\bfor\b|\bthe\b|please|[\s\p{P}+]/giu;

const LONGEST = 30;

/** Somebody takes a duty: 报名 摄影, 11我来接待, join 11 photo. */
export interface DutyTaken {
  readonly label: string;
  readonly no: number | undefined;
}

/** A quick look that lets nearly everything pass before any duty is looked up. */
export function maySayDuty(text: string): boolean {
  return text.length <= LONGEST && JOIN.test(text.normalize("NFKC"));
}

/**
 * Reads that somebody signs up for a duty. Only where a duty of this name has to be filled, and only when
 * nothing else is said: 摄影比赛报名的人真多 is chatter.
 * @param labels the duties of what is open here
 */
export function readDuty(text: string, labels: readonly string[]): DutyTaken | undefined {
  const said = text.normalize("NFKC").trim();
  if (said.length > LONGEST || !JOIN.test(said) || /[?？吗]/u.test(said)) return undefined;
  const byLength = [...labels].sort((a, b) => b.length - a.length);
  const label = byLength.find((one) => said.toLowerCase().includes(one.toLowerCase()));
  if (label === undefined) return undefined;
  const at = said.toLowerCase().indexOf(label.toLowerCase());
  const around = `${said.slice(0, at)} ${said.slice(at + label.length)}`;
  const [number, ...more] = around.match(/\d+/gu) ?? [];
  const rest = around.replace(/\d+/gu, "").replace(REST, "");
  if (rest !== "" || more.length > 0) return undefined;
  return { label, no: number === undefined ? undefined : Number(number) };
}
