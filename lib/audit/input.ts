import { z } from "zod";
import { Id } from "@/lib/id";
import { longestSearch } from "@/lib/words/asked";

const id = Id.nullable().catch(null);
/** PostgreSQL knows no year 0. */
const day = z.iso
  .date()
  .refine((date) => date >= "0001")
  .nullable()
  .catch(null);

const filter = {
  // Control signs come along when people paste, and PostgreSQL takes no NUL.
  q: z
    .string()
    .max(longestSearch)
    .transform((text) => text.replace(/\p{Cc}/gu, " "))
    .catch(""),
  staff: id,
  kind: z.enum(["read", "changed", "session"]).nullable().catch(null),
  account: id,
  from: day,
  to: day,
};

/** What the address of the audit log asks for; what makes no sense is left out. */
export const AuditQuery = z.object({ ...filter, before: id, after: id });

/** What of the audit log is exported. */
export const AuditExport = z.object(filter);
