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

/** Reads a text by one expression: what `order` makes of the groups that fitted; undefined when nothing did. */
export function readerOf<Order>(
  expression: RegExp,
  order: (groups: readonly (string | undefined)[]) => Order | undefined,
): (text: string) => Order | undefined {
  return (text) => {
    const groups = alternativeGroups(expression, text);
    return groups && order(groups);
  };
}

/** A group without the spaces around it; undefined when nothing is left. */
export function trimmedGroup(text: string | undefined): string | undefined {
  const plain = text?.trim();
  return plain === "" ? undefined : plain;
}
