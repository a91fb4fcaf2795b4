import { z } from "zod";
import { isZone, momentOf } from "./deadline";
import { accountColours } from "./types";

const line = z.string().max(200);

const settings = z.strictObject({
  label: line,
  colour: z.enum(accountColours),
  /** `2026-11-30T08:00` in the zone beside it; empty for no deadline. */
  deadline: line,
  deadlineZone: line.refine(isZone),
});

/** A new sender as its form hands it over. Which numbers and names will do is judged where they are stored. */
export const NewSenderForm = settings
  .extend({ accountSid: line, authToken: line, senderNumber: line })
  .transform(withDeadline);

/** Changes of a sender. An empty `authToken` keeps the stored one. */
export const SenderChangeForm = settings
  .extend({ accountId: z.number().int().positive(), authToken: line })
  .transform(withDeadline);

/** Reads the date and time on the wall of a zone into the moment that is meant. */
function withDeadline<Typed extends { deadline: string; deadlineZone: string }>(
  { deadline, deadlineZone, ...typed }: Typed,
  context: z.RefinementCtx,
) {
  if (deadline === "") return { ...typed, deadlineAt: null, deadlineZone: null };
  const deadlineAt = momentOf(deadline, deadlineZone);
  if (deadlineAt) return { ...typed, deadlineAt, deadlineZone };
  context.addIssue({ code: "custom", message: "is no date", path: ["deadline"] });
  return z.NEVER;
}
