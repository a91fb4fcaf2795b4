import { readJson } from "@/app/api/body";
import { staffRoute } from "@/lib/auth/guard";
import { checkLines } from "@/lib/patients/import/check-lines";
import { CheckLinesInput, mostFileBytes } from "@/lib/patients/input";

/** The dry run of some lines of a file. Nothing is written. */
export const POST = staffRoute(async ({ staff, request }) => {
  const asked = await readJson(request, CheckLinesInput, mostFileBytes);
  return asked instanceof Response
    ? asked
    : Response.json(await checkLines(staff, asked));
});
