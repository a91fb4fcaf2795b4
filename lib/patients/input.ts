import { z } from "zod";

/** What the address of the Patients page asks for; what makes no sense there is left out. */
export const PeopleQuery = z.object({
  q: z
    .string()
    .max(200)
    .catch("")
    .default("")
    .transform((q) => q.replace(/\p{Cc}/gu, " ").trim()),
  before: z.coerce.number().int().positive().nullable().catch(null).default(null),
});
