import { found } from "@/app/api/answer";
import { staffRoute } from "@/lib/auth/guard";
import { FileId } from "@/lib/dialogs/input";
import { visiblePicture } from "@/lib/files/pictures";
import { serveFile } from "@/lib/files/serve";

/** The profile picture of a contact or an account. */
export const GET = staffRoute<{ id: string }>(async ({ staff, request, params }) => {
  const asked = FileId.safeParse(params);
  const picture = asked.success ? await visiblePicture(staff, asked.data.id) : null;
  return (picture && (await serveFile(picture, request))) ?? found(null);
});
