import type { CheckedPerson } from "./check-person";
import { phoneKey } from "./phone";

/** A person as they stood when their form was opened, as they stand by now, and as they were typed. */
type Edit = { seen: CheckedPerson; present: CheckedPerson; typed: CheckedPerson };

const fields = ["name", "bornOn", "email", "remarks", "phones"] as const;

/**
 * What an edit changes: only what was typed over, so that what a merged record brings, or a colleague wrote
 * meanwhile, stays where it is. "changedMeanwhile" where somebody else changed the very same field.
 */
export function changesOf(edit: Edit): Partial<CheckedPerson> | "changedMeanwhile" {
  const { seen, present, typed } = edit;
  const changes: Partial<CheckedPerson> = {};
  for (const field of fields) {
    const isSame = (one: CheckedPerson, other: CheckedPerson) =>
      comparable(one[field]) === comparable(other[field]);
    if (isSame(typed, seen) || isSame(typed, present)) continue;
    if (!isSame(seen, present)) return "changedMeanwhile";
    Object.assign(changes, { [field]: typed[field] });
  }
  return changes;
}

/** Phones are the same in any order, and in any of their forms. */
const comparable = (value: CheckedPerson[keyof CheckedPerson]) =>
  Array.isArray(value) ? value.map(phoneKey).toSorted().join() : value;
