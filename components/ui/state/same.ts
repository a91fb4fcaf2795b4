/** Do two values say the same? */
export const isSame = (one: unknown, other: unknown): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

/** What is told anew stays the same object for as long as it says the same: nothing is drawn for it. */
export const same = <Value>(held: Value, told: Value): Value =>
  isSame(held, told) ? held : told;
