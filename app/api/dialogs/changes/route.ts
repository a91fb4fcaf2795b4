import { invalid, signedOut } from "@/app/api/answer";
import { staffRoute } from "@/lib/auth/guard";
import { ChangesInput } from "@/lib/dialogs/input";
import { changesSince, isAnothers } from "@/lib/dialogs/live/changes";

/**
 * What changed since `?cursor=`, with the messages of the `?open=` dialog and the tabs' counts within what
 * narrows the list. No cursor gives one to begin with; to a screen that somebody else has left open its session is over.
 */
export const GET = staffRoute(async ({ staff, request }) => {
  const asked = ChangesInput.safeParse(Object.fromEntries(request.nextUrl.searchParams));
  if (!asked.success) return invalid();
  if (isAnothers(staff, asked.data.cursor)) return signedOut();
  return Response.json(await changesSince(staff, asked.data));
});
