import { after } from "next/server";
import { found } from "@/app/api/answer";
import { noteReading } from "@/lib/audit/note-reading";
import { staffRoute } from "@/lib/auth/guard";
import { DialogId } from "@/lib/dialogs/input";
import { openDialog } from "@/lib/dialogs/thread/open";

/** One dialog with the newest page of its thread. */
export const GET = staffRoute<{ id: string }>(async ({ staff, params }) => {
  const asked = DialogId.safeParse(params);
  const open = asked.success ? await openDialog(staff, asked.data.id) : null;
  if (open) after(() => noteReading(staff.id, "dialog", open.row.id));
  return found(open);
});
