/** What an action on a dialog answers: an expected refusal is a key of the catalogue, not an exception. */
export type ActionResult = { ok: true } | { ok: false; reason: string };
