import { staffRoute } from "@/lib/auth/guard";
import { SearchInput } from "@/lib/dialogs/input";
import { search } from "@/lib/dialogs/search/search";

/** What `?q=` finds: people and messages, or the next page of one of them: `?people=…`, `?messages=…`. */
export const GET = staffRoute(async ({ staff, request }) => {
  const query = SearchInput.parse(Object.fromEntries(request.nextUrl.searchParams));
  return Response.json(await search(staff, query));
});
