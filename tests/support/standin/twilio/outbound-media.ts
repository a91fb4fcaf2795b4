import { deliveryUrl } from "@/tests/support/standin/surroundings";
import { newSid } from "./ids";
import type { TwilioMedia, TwilioMessage } from "./state";
import type { World } from "./world";

const mediaFailed = 63019;
const mediaTooLarge = 63034;
const mostBytes = 16 * 1024 * 1024;
const mostImageBytes = 5 * 1024 * 1024;

/**
 * Fetches a message's file as Twilio does: publicly, without a redirect. Only from the product itself: any other
 * address counts as fetched. Answers the code with which the message ends, or null where all is well.
 */
export async function fetchOutboundMedia(
  world: World,
  message: TwilioMessage,
): Promise<number | null> {
  const [mediaUrl] = message.mediaUrls;
  if (!mediaUrl || new URL(mediaUrl).origin !== new URL(world.address.appUrl).origin) {
    return null;
  }
  const file = await fetchFile(world, mediaUrl).catch(() => null);
  if (!file) return mediaFailed;
  if (file.bytes.length > limitOf(file.contentType)) return mediaTooLarge;
  message.media = [mediaOf(file)];
  return null;
}

type File = { contentType: string; bytes: Buffer };

async function fetchFile(world: World, mediaUrl: string): Promise<File | null> {
  const response = await fetch(deliveryUrl(world, mediaUrl), {
    redirect: "manual",
    signal: world.closing,
  });
  const contentType = response.headers.get("content-type")?.split(";")[0] ?? "";
  if (!response.ok || contentType === "" || contentType === "text/html") return null;
  return { contentType, bytes: Buffer.from(await response.arrayBuffer()) };
}

const limitOf = (contentType: string) =>
  contentType.startsWith("image/") ? mostImageBytes : mostBytes;

const mediaOf = ({ contentType, bytes }: File): TwilioMedia => ({
  sid: newSid("ME"),
  contentType,
  fileName: null,
  base64: bytes.toString("base64"),
});
