import { after } from "next/server";
import { readJson } from "@/app/api/body";
import { staffRoute } from "@/lib/auth/guard";
import { publishChanged } from "@/lib/live/publish";
import { applyLines } from "@/lib/patients/import/apply-lines";
import { ApplyLinesInput, mostFileBytes } from "@/lib/patients/input";

/** Takes decided lines of a file in. Sending the same ones again adds nothing. */
export const POST = staffRoute(async ({ staff, request }) => {
  const asked = await readJson(request, ApplyLinesInput, mostFileBytes);
  if (asked instanceof Response) return asked;
  const { outcome, changed } = await applyLines(staff, asked);
  after(() => publishChanged(changed));
  return Response.json(outcome);
});
