import { staffRoute } from "@/lib/auth/guard";
import { PeopleQuery } from "@/lib/patients/input";
import { listPeople } from "@/lib/patients/list";
import { inSearchQueue } from "@/lib/words/search-queue";

/** People whom one may choose from: those whom `?q=` finds, a handful. */
export const GET = staffRoute(async ({ staff, request }) => {
  const { q } = PeopleQuery.parse(Object.fromEntries(request.nextUrl.searchParams));
  const people = await inSearchQueue(staff.id, () =>
    listPeople(staff.scope, { q, limit: 8 }),
  );
  return Response.json(people);
});
