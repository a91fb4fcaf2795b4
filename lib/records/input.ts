import { z } from "zod";
import { Id } from "@/lib/id";

/** At least three months: less would delete what patients still wait for. Empty keeps everything. */
const months = z.number().int().min(3).max(600).nullable();

/** After how many months messages and raw deliveries are deleted, as the form hands it over. */
export const RetentionForm = z.strictObject({
  messageMonths: months,
  deliveryMonths: months,
});

/** The same to be saved, with what the form said when it was opened. */
export const RetentionEditForm = z.object({ typed: RetentionForm, seen: RetentionForm });

/** A person to be erased, by name as well: a slip of the mouse must not do it. */
export const EraseForm = z.object({
  personId: Id,
  name: z.string().max(400),
});
