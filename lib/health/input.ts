import { z } from "zod";

const id = z.coerce.number().int().positive();

/** What the address of the health page asks for: an event to read. */
export const HealthQuery = z.object({ event: id.optional().catch(undefined) });

/** Quarantined events to try again. */
export const ReplayForm = z.object({
  ids: z.array(z.number().int().positive()).min(1).max(50),
});

/** A request that says nothing but itself. */
export const NothingForm = z.object({});
