import { z } from "zod";

/** An id of ours as an address, a form or a browser's JSON has it, digits or a number: whole, from 1, and exact. */
export const Id = z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER);

/** The same in the address of a page, where what makes no sense is left out. */
export const ListedId = Id.optional().catch(undefined);
