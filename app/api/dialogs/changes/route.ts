import { invalid } from "@/app/api/answer";
import { staffRoute } from "@/lib/auth/guard";
import { ChangesInput } from "@/lib/dialogs/input";
import { changesSince } from "@/lib/dialogs/live/changes";

/**
 * What changed since `?cursor=`, with the messages of the `?open=` dialog and the tabs' counts within what
 * narrows the list. No cursor gives one to begin with.
 */
export const GET = staffRoute(async ({ staff, request }) => {
  const asked = ChangesInput.safeParse(Object.fromEntries(request.nextUrl.searchParams));
  return asked.success ? Response.json(await changesSince(staff, asked.data)) : invalid();
});
