import { after } from "next/server";
import { found } from "@/app/api/answer";
import { staffRoute } from "@/lib/auth/guard";
import { FileId } from "@/lib/dialogs/input";
import { copyMedia } from "@/lib/dialogs/media/copy-media";
import { fetchAgain } from "@/lib/dialogs/media/fetch-again";
import { publishChanged } from "@/lib/live/publish";

/** Has a file that could not be fetched fetched once more. A route, since actions queue one behind another. */
export const POST = staffRoute<{ id: string }>(async ({ staff, params }) => {
  const asked = FileId.safeParse(params);
  if (!asked.success) return found(null);
  const again = await fetchAgain(staff, asked.data.id);
  if (!again.ok) return found(null);
  after(async () => {
    await publishChanged(again.value);
    await copyMedia();
  });
  return new Response(null, { status: 204 });
});
