import { after } from "next/server";
import { invalid } from "@/app/api/answer";
import { staffRoute } from "@/lib/auth/guard";
import { publishChanged } from "@/lib/live/publish";
import { applyLines } from "@/lib/patients/import/apply-lines";
import { ApplyLinesInput } from "@/lib/patients/input";

/** Takes decided lines of a file in. Sending the same ones again adds nothing. */
export const POST = staffRoute(async ({ staff, request }) => {
  const asked = ApplyLinesInput.safeParse(await request.json().catch(() => null));
  if (!asked.success) return invalid();
  const { outcome, changed } = await applyLines(staff, asked.data);
  after(() => publishChanged(changed));
  return Response.json(outcome);
});
