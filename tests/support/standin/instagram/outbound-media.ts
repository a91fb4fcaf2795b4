import { deliveryUrl } from "@/tests/support/standin/surroundings";
import { keepAsset } from "./assets";
import type { AskedAttachment } from "./draft";
import type { Attachment } from "./state";
import type { InstagramWorld } from "./world";

const megabyte = 1024 * 1024;

const takes: Record<string, { types: string[]; mostBytes: number }> = {
  image: { types: ["image/png", "image/jpeg", "image/gif"], mostBytes: 8 * megabyte },
  audio: {
    types: ["audio/aac", "audio/mp4", "audio/x-m4a", "audio/wav", "audio/x-wav"],
    mostBytes: 25 * megabyte,
  },
  video: {
    types: ["video/mp4", "video/ogg", "video/x-msvideo", "video/quicktime", "video/webm"],
    mostBytes: 25 * megabyte,
  },
  file: { types: ["application/pdf"], mostBytes: 25 * megabyte },
};

type Asked = { accountId: string; attachment: AskedAttachment };

/**
 * Fetches a file as Meta does while the request waits: publicly, without a redirect. Only from the product itself: any
 * other address counts as fetched. Null where there is no such file, or not one that Instagram takes.
 */
export async function fetchAttachment(
  world: InstagramWorld,
  { accountId, attachment: { type, payload } }: Asked,
): Promise<Attachment | null> {
  if (payload?.attachment_id) {
    const upload = world.state.uploads.get(payload.attachment_id);
    return upload?.accountId === accountId ? upload.attachment : null;
  }
  if (!takes[type]) return { type, ...(payload && { payload }) };
  const { url = "" } = payload ?? {};
  if (!URL.canParse(url)) return null;
  if (new URL(url).origin !== new URL(world.address.appUrl).origin)
    return { type, payload: { url } };
  const link = await copy(world, { type, url }).catch(() => null);
  return link ? { type, payload: { url: link } } : null;
}

async function copy(
  world: InstagramWorld,
  { type, url }: { type: string; url: string },
): Promise<string | null> {
  const response = await fetch(deliveryUrl(world, url), {
    redirect: "manual",
    signal: world.closing,
  });
  const contentType = response.headers.get("content-type")?.split(";")[0] ?? "";
  const content = Buffer.from(await response.arrayBuffer());
  const limits = takes[type];
  const isTaken =
    response.ok &&
    limits?.types.includes(contentType) &&
    content.byteLength <= limits.mostBytes;
  return isTaken ? keepAsset(world.state, { contentType, content }) : null;
}
