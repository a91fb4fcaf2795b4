import { found } from "@/app/api/answer";
import { staffRoute } from "@/lib/auth/guard";
import { assigneesOf } from "@/lib/dialogs/actions/assign";
import { DialogId } from "@/lib/dialogs/input";

/** The members of staff whom a dialog may be given to, by name. */
export const GET = staffRoute<{ id: string }>(async ({ staff, params }) => {
  const asked = DialogId.safeParse(params);
  const assignees = asked.success ? await assigneesOf(staff, asked.data.id) : null;
  return found(assignees && { assignees });
});
