import { type SQL, sql } from "drizzle-orm";
import type { Staff } from "@/lib/auth/current-staff";

/**
 * The member of staff who reads, as a statement compares with. The planner doesn't see who it is: where it sees that one
 * has few marks and another many, it plans each time anew, which takes longer than to read a page of the list.
 */
export const readerIn = (staff: Staff): SQL => sql`(select ${staff.id}::bigint)`;
