import { found } from "@/app/api/dialogs/answer";
import { staffRoute } from "@/lib/auth/guard";
import { DialogId } from "@/lib/dialogs/input";
import { openDialog } from "@/lib/dialogs/open";

/** One dialog with the newest page of its thread. */
export const GET = staffRoute<{ id: string }>(async ({ staff, params }) => {
  const asked = DialogId.safeParse(params);
  return found(asked.success ? await openDialog(staff, asked.data.id) : null);
});
