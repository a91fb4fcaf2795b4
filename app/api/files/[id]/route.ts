import { found } from "@/app/api/answer";
import { staffRoute } from "@/lib/auth/guard";
import { FileId } from "@/lib/dialogs/input";
import { visibleFile } from "@/lib/dialogs/media/find-file";
import { serveFile } from "@/lib/files/serve";

/** A file of a message: shown where a browser can, `?download` saves it. Players ask for spans of it. */
export const GET = staffRoute<{ id: string }>(async ({ staff, request, params }) => {
  const asked = FileId.safeParse(params);
  const file = asked.success ? await visibleFile(staff, asked.data.id) : null;
  const asDownload = request.nextUrl.searchParams.has("download");
  return (file && (await serveFile({ ...file, asDownload }, request))) ?? found(null);
});
