import { createHmac, timingSafeEqual } from "node:crypto";
import { hourMs } from "@/lib/durations";
import { appUrl } from "@/lib/env";
import { derivedKey } from "./derived-key";

/** A provider fetches a file when its queue comes to it: Twilio's is four hours long. */
const lifeMs = 4 * hourMs;

/**
 * An address at which a provider may fetch one file for some hours, without signing in. Its last part is the file's
 * name, which some channels show.
 */
export function signedLink(attachmentId: number, fileName: string): string {
  const words = `${attachmentId}.${Date.now() + lifeMs}`;
  const name = encodeURIComponent(fileName.toWellFormed() || "file");
  return `${appUrl()}/api/shared-files/${words}.${signatureOf(words)}/${name}`;
}

/** The attachment that a signed address leads to; null where it is forged, or over. */
export function attachmentIn(token: string): number | null {
  const [, words = "", given = ""] =
    /^(\d{1,15}\.\d{1,15})\.([\w-]{43})$/.exec(token) ?? [];
  const right = Buffer.from(signatureOf(words));
  const isRight =
    given.length === right.length && timingSafeEqual(Buffer.from(given), right);
  const [id = "", until = ""] = words.split(".");
  return isRight && Number(until) > Date.now() ? Number(id) : null;
}

const signatureOf = (words: string) =>
  createHmac("sha256", derivedKey("links")).update(words).digest("base64url");
