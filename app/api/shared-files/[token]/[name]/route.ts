import { sentFile } from "@/lib/dialogs/media/find-file";
import { serveFile } from "@/lib/files/serve";
import { attachmentIn } from "@/lib/files/signed-link";

/** A file has a policy of its own; a refusal shows nothing. */
const nothingRuns = {
  "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
};

type Context = { params: Promise<{ token: string }> };

/** A file of the clinic's for the provider that is to send it: the signed address is the permission. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const id = attachmentIn((await params).token);
  const file = id === null ? null : await sentFile(id);
  const served = file && (await serveFile(file, request));
  return served ?? new Response("Not found", { status: 404, headers: nothingRuns });
}
