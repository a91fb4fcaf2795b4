/** An expected refusal is a value: `reason` is a key of the message catalogue, and staff read its sentence. */
export type Result<Value = undefined, Reason extends string = string> =
  | { ok: true; value: Value }
  | { ok: false; reason: Reason };

/** It was done. */
export const ok = <Value>(value: Value): { ok: true; value: Value } => ({
  ok: true,
  value,
});

/** It was refused; nothing was changed. */
export const refused = <Reason extends string>(
  reason: Reason,
): { ok: false; reason: Reason } => ({ ok: false, reason });
