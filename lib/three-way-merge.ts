import { type ConflictingEdit, ok } from "./result";

/** What a form says, as it stood when it was opened, as it stands by now, and as it was typed. */
type Edit<Form> = { seen: Form; present: Form; typed: Form };

/**
 * What a form changes: only what was typed over, so that what a colleague changed meanwhile stays where it is. A field
 * that both changed refuses all of it. Two values are the same where `comparable` is; a list is, in any order.
 */
export function threeWayMerge<Form extends object>(
  { seen, present, typed }: Edit<Form>,
  comparable: (value: Form[keyof Form]) => unknown = plain,
): { ok: true; value: Partial<Form> } | ConflictingEdit<Form> {
  const changes: Partial<Form> = {};
  const theirs: Partial<Form> = {};
  for (const field of Object.keys(typed) as (keyof Form)[]) {
    const isSame = (one: Form, other: Form) =>
      comparable(one[field]) === comparable(other[field]);
    if (isSame(typed, seen) || isSame(typed, present)) continue;
    if (isSame(seen, present)) changes[field] = typed[field];
    else theirs[field] = present[field];
  }
  if (Object.keys(theirs).length === 0) return ok(changes);
  return { ok: false, reason: "changedMeanwhile", theirs };
}

/** Ids and days come in any order; what has an order of its own, such as a week, is no list of such. */
const plain = (value: unknown) =>
  JSON.stringify(
    Array.isArray(value) && value.every((each) => typeof each !== "object")
      ? value.toSorted()
      : value,
  );
