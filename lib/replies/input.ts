import { z } from "zod";
import { Id } from "@/lib/id";
import { storableText } from "@/lib/storable-text";

const Line = z
  .string()
  .max(5_000)
  .transform((text) => storableText(text).trim());

const Draft = z.strictObject({
  name: Line,
  text: Line,
  accountIds: z.array(Id).max(1_000).nullable(),
});

/**
 * A canned reply as its form hands it over, and the one that is changed as the form showed it. Whether it makes sense is
 * told field by field when it is saved.
 */
export const CannedForm = z.object({
  typed: Draft,
  over: z.strictObject({ id: Id, seen: Draft }).nullable(),
});

/** The canned reply that an action is about. */
export const CannedId = z.object({ id: Id });
