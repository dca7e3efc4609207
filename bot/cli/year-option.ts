import { InvalidArgumentError } from "commander";

/** A year on the command line. */
export function yearOption(text: string): number {
  if (!/^(?:19|20|21)\d{2}$/u.test(text)) throw new InvalidArgumentError("a year is like 2027.");
  return Number(text);
}
