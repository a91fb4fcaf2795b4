import { randomUUID } from "node:crypto";
import type { Staff } from "@/lib/auth/current-staff";
import { recordTouch } from "@/lib/touches/change";
import { readTimeline } from "@/lib/touches/timeline";
import { everything, type TouchDraft, type TouchEntry } from "@/lib/touches/types";

/** A call to somebody on 20 November 2026 at 09:40, when the clinic stood in winter time. */
export const aCall = (more: Partial<TouchDraft> = {}): TouchDraft => ({
  kind: "call",
  direction: "outgoing",
  date: "2026-11-20",
  time: "09:40",
  outcome: "No answer",
  text: "Rang to confirm Tuesday.",
  followUpOn: null,
  cited: null,
  ...more,
});

/** The present of the tests with dates in them. */
export const noon = new Date("2026-11-25T12:00:00Z");

/** Records a touch with somebody; answers with its id. */
export async function makeTouch(
  staff: Staff,
  personId: number,
  more: Partial<TouchDraft> & { dialogId?: number; now?: Date } = {},
): Promise<number> {
  const { dialogId = null, now = noon, ...draft } = more;
  const made = { personId, dialogId, clientId: randomUUID(), draft: aCall(draft) };
  const saved = await recordTouch(staff, made, now);
  if (!saved.ok) throw new Error(`The touch was refused: ${JSON.stringify(saved)}`);
  return saved.value.touchId;
}

/** A touch as it stands in a person's timeline; null where it is not shown. */
export async function readTouch(
  staff: Staff,
  personId: number,
  touchId: number,
): Promise<TouchEntry | null> {
  const asked = { ...everything, after: null, count: 0 };
  const { entries = [] } = (await readTimeline(staff, personId, asked)) ?? {};
  const touches = entries.filter((entry) => entry.type === "touch");
  return touches.find(({ touch }) => touch.id === touchId) ?? null;
}
