import { found } from "@/app/api/answer";
import { staffRoute } from "@/lib/auth/guard";
import { PersonId } from "@/lib/patients/input";
import { readPerson } from "@/lib/patients/read-person";

/** Somebody's record. */
export const GET = staffRoute<{ id: string }>(async ({ staff, params }) => {
  const asked = PersonId.safeParse(params);
  return found(asked.success ? await readPerson(staff, asked.data.id) : null);
});
