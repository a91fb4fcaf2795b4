import { z } from "zod";
import { isZone, momentOf } from "./deadline";
import { accountColours } from "./types";

/** One line of text; control signs come along when people paste, and PostgreSQL does not take all of them. */
const line = z
  .string()
  .max(200)
  .transform((text) => text.replace(/\p{Cc}/gu, ""));

const settings = z.object({
  label: line,
  colour: z.enum(accountColours),
  /** `2026-11-30T08:00` in the zone beside it; empty for no deadline. */
  deadline: line,
  deadlineZone: z.string().max(100).refine(isZone),
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

const listedId = z.coerce.number().int().positive().optional().catch(undefined);

/** What the address of the Twilio page asks for: the form of a new sender, of one sender, or word of a new one. */
export const TwilioQuery = z.object({
  add: z.string().optional().catch(undefined),
  edit: listedId,
  saved: listedId,
  notice: z.enum(["sandbox", "trial", "idCorrected"]).optional().catch(undefined),
});
