import { Fault } from "../../src/errors.ts";
import type { Db } from "../../src/store/db.ts";
import { allSpaces, defaultSpace, type Space } from "../../src/store/spaces.ts";

/** @throws Fault `bad-setting` when none, or more than one, is called so */
export async function spaceNamed(db: Db, name: string): Promise<Space> {
  return theOne(
    (await allSpaces(db)).filter((space) => space.name === name),
    name,
  );
}

/** The space that `--space` names, the first one unless told. */
export async function spaceAsked(
  db: Db,
  asked: { readonly space?: string | undefined; readonly zone: string; readonly now: number },
): Promise<Space> {
  const { space, zone, now } = asked;
  return space === undefined ? defaultSpace(db, zone, now) : spaceNamed(db, space);
}

/** @throws Fault `bad-setting` unless exactly one was found under the name */
export function theOne<Thing>(found: readonly Thing[], name: string): Thing {
  const [only, ...others] = found;
  if (only !== undefined && others.length === 0) return only;
  throw new Fault(
    "bad-setting",
    only === undefined ? `没有 / there is no: ${name}` : `不止一个 / more than one: ${name}`,
    "lingdang space list",
  );
}
