import { z } from "zod";
import { Id, ListedId } from "@/lib/id";

/** What the address of the health page asks for: an event to read, and quarantined ones that are older than one. */
export const HealthQuery = z.object({ event: ListedId, before: ListedId });

/** Quarantined events to try again. */
export const ReplayForm = z.object({
  ids: z.array(Id).min(1).max(50),
});

/** A request that says nothing but itself. */
export const NothingForm = z.object({});
