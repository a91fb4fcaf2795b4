import { after } from "next/server";
import { found } from "@/app/api/answer";
import { readJson } from "@/app/api/body";
import { screenRoute } from "@/lib/auth/guard";
import { PresenceInput } from "@/lib/dialogs/input";
import { attendants, keepPresence } from "@/lib/dialogs/live/presence";
import { publishAttended } from "@/lib/live/publish";

/** Which colleagues look at or write in which dialogs at this moment. */
export const GET = screenRoute(async ({ staff }) =>
  Response.json({ attendants: await attendants(staff) }),
);

/**
 * What a tab of the asking member shows: `{"tab": uuid, "dialogId": 12, "typing": false}`; null: no dialog. The answer
 * says which colleagues are where, as to GET.
 */
export const POST = screenRoute(async ({ staff, request }) => {
  const said = await readJson(request, PresenceInput);
  if (said instanceof Response) return said;
  const attended = await keepPresence(staff, said);
  if (!attended.ok) return found(null);
  const { value } = attended;
  if (value.length > 0) after(() => publishAttended(staff.id, value));
  return Response.json({ attendants: await attendants(staff) });
});
