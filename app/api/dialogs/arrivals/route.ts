import { staffRoute } from "@/lib/auth/guard";
import { ArrivalsInput } from "@/lib/dialogs/input";
import { arrivalsSince } from "@/lib/dialogs/live/arrivals";

/** What patients wrote since `?cursor=`, and how many dialogs have something new. No cursor gives one to begin with. */
export const GET = staffRoute(async ({ staff, request }) => {
  const { cursor } = ArrivalsInput.parse(
    Object.fromEntries(request.nextUrl.searchParams),
  );
  return Response.json(await arrivalsSince(staff, cursor));
});
