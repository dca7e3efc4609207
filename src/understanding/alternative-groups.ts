/**
 * The groups of the alternative that fitted: those of an expression from the first that is set.
 * @returns undefined when nothing fitted
 */
export function alternativeGroups(
  expression: RegExp,
  text: string,
): readonly (string | undefined)[] | undefined {
  const groups = expression.exec(text)?.slice(1);
  if (groups === undefined) return undefined;
  const first = groups.findIndex((group) => group !== undefined);
  return first < 0 ? [] : groups.slice(first);
}
