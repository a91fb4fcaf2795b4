import { staffRoute } from "@/lib/auth/guard";
import { ListInput } from "@/lib/dialogs/input";
import { listDialogs } from "@/lib/dialogs/list/list";

/** A page of the list: `?tab=active|closed&q=…&after=…` and what narrows it, as {@link ListInput} reads it. */
export const GET = staffRoute(async ({ staff, request }) => {
  const query = ListInput.parse(Object.fromEntries(request.nextUrl.searchParams));
  return Response.json(await listDialogs(staff, query));
});
