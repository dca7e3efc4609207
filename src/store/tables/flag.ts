/** A yes or no in a STRICT table, which knows no booleans. */
export type Flag = 0 | 1;
