import { after } from "next/server";
import { found } from "@/app/api/answer";
import { staffRoute } from "@/lib/auth/guard";
import { draftFile, removeDraftFile } from "@/lib/dialogs/actions/drafts";
import { DraftFileInput } from "@/lib/dialogs/input";
import { serveFile } from "@/lib/files/serve";
import { publishToStaff } from "@/lib/live/publish";

type Named = { id: string; fileId: string };

/** A file that waits with what the asking member has begun to write. */
export const GET = staffRoute<Named>(async ({ staff, request, params }) => {
  const asked = DraftFileInput.safeParse(params);
  const file = asked.success ? await draftFile(staff, asked.data) : null;
  return (file && (await serveFile(file, request))) ?? found(null);
});

/** Takes it out again. */
export const DELETE = staffRoute<Named>(async ({ staff, params }) => {
  const asked = DraftFileInput.safeParse(params);
  if (!asked.success) return found(null);
  const { dialogId } = asked.data;
  const removed = await removeDraftFile(staff, asked.data);
  if (!removed.ok) return found(null);
  after(() => publishToStaff(staff.id, [dialogId], { calm: true }));
  return new Response(null, { status: 204 });
});
