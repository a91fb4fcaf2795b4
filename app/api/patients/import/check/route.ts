import { invalid } from "@/app/api/answer";
import { staffRoute } from "@/lib/auth/guard";
import { checkLines } from "@/lib/patients/import/check-lines";
import { CheckLinesInput } from "@/lib/patients/input";

/** The dry run of some lines of a file. Nothing is written. */
export const POST = staffRoute(async ({ staff, request }) => {
  const asked = CheckLinesInput.safeParse(await request.json().catch(() => null));
  return asked.success ? Response.json(await checkLines(staff, asked.data)) : invalid();
});
