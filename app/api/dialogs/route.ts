import { staffRoute } from "@/lib/auth/guard";
import { ListInput } from "@/lib/dialogs/input";
import { listDialogs } from "@/lib/dialogs/list";

/** A page of the list: `?tab=active|closed&q=…&account=…&channel=…&after=…`. */
export const GET = staffRoute(async ({ staff, request }) => {
  const query = ListInput.parse(Object.fromEntries(request.nextUrl.searchParams));
  return Response.json(await listDialogs(staff, query));
});
