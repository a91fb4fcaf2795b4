import { found } from "@/app/api/answer";
import { staffRoute } from "@/lib/auth/guard";
import { dialogDetails } from "@/lib/patients/dialog-details";
import { DetailsInput } from "@/lib/patients/input";

/** Who is behind a dialog, in full: `?person=` of several, else the first. */
export const GET = staffRoute<{ id: string }>(async ({ staff, request, params }) => {
  const person = request.nextUrl.searchParams.get("person");
  const asked = DetailsInput.safeParse({ ...params, person });
  if (!asked.success) return found(null);
  const { id: dialogId, person: personId } = asked.data;
  return found(await dialogDetails(staff, { dialogId, personId }));
});
