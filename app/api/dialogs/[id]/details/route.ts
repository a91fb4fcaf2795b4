import { found } from "@/app/api/answer";
import { staffRoute } from "@/lib/auth/guard";
import { DetailsInput } from "@/lib/dialogs/input";
import { openDetails } from "@/lib/dialogs/thread/details";

/**
 * Who is behind a dialog, in full, with what was last recorded and the newest files: `?person=` of several, else the
 * first; `?of=person` the files of all their dialogs.
 */
export const GET = staffRoute<{ id: string }>(async ({ staff, request, params }) => {
  const query = Object.fromEntries(request.nextUrl.searchParams);
  const asked = DetailsInput.safeParse({ ...query, ...params });
  return found(asked.success ? await openDetails(staff, asked.data) : null);
});
