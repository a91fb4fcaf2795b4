/** It was refused, and nothing was changed. `reason` is a key of the message catalogue: staff read its sentence. */
export type Refused<Reason extends string = string> = { ok: false; reason: Reason };

/** Somebody else changed the very same fields of a form meanwhile: `theirs` is what these say by now. */
export type ConflictingEdit<Form> = Refused<"changedMeanwhile"> & {
  theirs: Partial<Form>;
};

/** What something that brings a value came to: an expected refusal is a value too, and only a fault throws. */
export type Result<Value, Reason extends string = string> =
  | { ok: true; value: Value }
  | Refused<Reason>;

/** The same of something that brings nothing: it was done, or it was refused. */
export type Done<Reason extends string = string> = { ok: true } | Refused<Reason>;

/** It was done, and this came of it. */
export const ok = <Value>(value: Value): { ok: true; value: Value } => ({
  ok: true,
  value,
});

/** It was done. */
export const done = { ok: true } as const satisfies Done;

/** It was refused, for this reason. */
export const refused = <Reason extends string>(reason: Reason): Refused<Reason> => ({
  ok: false,
  reason,
});
