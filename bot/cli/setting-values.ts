import { Fault } from "../../src/errors.ts";

export type Env = Readonly<Record<string, string | undefined>>;

/** The value of a variable without blanks around it; undefined when it is not set, or empty. */
export function given(env: Env, name: string): string | undefined {
  const value = env[name]?.trim();
  return value === "" ? undefined : value;
}

/**
 * A name or secret that was copied from somewhere: printable ASCII without blanks and quotes.
 * @throws Fault `bad-setting` that names the variable and not its value
 */
export function copiedOf(env: Env, name: string): string | undefined {
  const value = given(env, name);
  if (value === undefined || /^[!#-&(-_a-~]+$/u.test(value)) return value;
  throw wrongSetting(
    name,
    "有空格、引号或中文，像是没复制好 / has blanks, quotes or other letters: copy it again",
  );
}

/** @throws Fault `bad-setting` when the value is no address of these kinds */
export function urlOf(env: Env, name: string, protocols: readonly string[]): string | undefined {
  const value = given(env, name);
  if (value === undefined || isUrl(value, protocols)) return value;
  throw wrongSetting(
    name,
    `要以 ${protocols.join(" ")} 开头 / must be an address that begins like this`,
  );
}

/** @throws Fault `bad-setting` when the value is no number between the two, or none that `fits` */
export function numberBetween(
  env: Env,
  name: string,
  { least, most, unset, fits }: NumberSetting,
): number {
  const value = given(env, name);
  const number = value === undefined ? unset : Number(value);
  if (number >= least && number <= most && fits(number)) return number;
  throw wrongSetting(name, `要是${least}到${most}的数 / must be a number from ${least} to ${most}`);
}

export interface NumberSetting {
  readonly least: number;
  readonly most: number;
  /** What it is when nothing is set. */
  readonly unset: number;
  readonly fits: (number: number) => boolean;
}

export function isUrl(text: string, protocols: readonly string[]): boolean {
  const url = URL.parse(text);
  return url !== null && protocols.includes(url.protocol);
}

/** Names the variable and not its value, which may be a secret. */
export function wrongSetting(name: string, why: string): Fault {
  return new Fault(
    "bad-setting",
    `环境变量有误 / a setting is wrong: ${name} ${why}`,
    "docs/doors.md",
  );
}
