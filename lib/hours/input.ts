import { z } from "zod";
import { Id } from "@/lib/id";
import { storableText } from "@/lib/storable-text";

const time = z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/);
const span = z.object({ from: time, to: time });

const hours = z.strictObject({
  week: z.array(z.array(span).max(6)).length(7),
  closedOn: z.array(z.iso.date()).max(100),
  away: z.boolean(),
  awayText: z
    .string()
    .max(4_000)
    .transform((text) => storableText(text).trim()),
});

/** An account's hours as their form hands them over, and as it showed them. */
export const HoursForm = z.object({
  accountId: Id,
  typed: hours,
  seen: hours,
});
