import { fileTypeFromBuffer } from "file-type";
import { imageSize } from "image-size";
import { plainType } from "./types";

/** What the bytes of a file say; `contentType` is null where they say nothing that is known. */
export type Sniffed = {
  contentType: string | null;
  width: number | null;
  height: number | null;
};

/** Enough of a file's beginning to know its type, and the size of a picture behind a long preamble. */
export const headBytes = 1024 * 1024;

const nothing: Sniffed = { contentType: null, width: null, height: null };

/** Reads what a file is from its first bytes, whatever its name says. Never throws: bytes may be anything. */
export async function sniff(head: Uint8Array): Promise<Sniffed> {
  const found = await fileTypeFromBuffer(head).catch(() => undefined);
  if (!found || isTwoThings(head, found.mime)) return nothing;
  const contentType = plainType(found.mime);
  return { contentType, ...(sizeOf(head, contentType) ?? { width: null, height: null }) };
}

/** Older Office files share one container, and the newer are archives whose order may hide which they are. */
const containers: Record<string, string[]> = {
  "application/x-cfb": ["application/msword", "application/vnd.ms-excel"],
  "application/zip": [
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation",
  ],
  // One container for sound and picture: which of them it holds, the beginning need not tell.
  "video/mp4": ["audio/mp4", "video/quicktime"],
  "audio/mp4": ["video/mp4"],
  "video/quicktime": ["video/mp4"],
  "video/3gpp": ["video/mp4", "audio/mp4"],
  "audio/ogg": ["video/ogg"],
  "video/ogg": ["audio/ogg"],
};

/** Do the bytes bear out what a file is said to be? */
export const bearsOut = ({ contentType }: Sniffed, said: string): boolean =>
  contentType !== null &&
  (contentType === said || (containers[contentType]?.includes(said) ?? false));

/** A page or a PDF that begins like a picture is a picture to one reader and a program to another. */
function isTwoThings(head: Uint8Array, mime: string): boolean {
  const beginning = Buffer.from(head.subarray(0, 1024)).toString("latin1").toLowerCase();
  if (/<(script|html|svg|!doctype)/.test(beginning)) return true;
  return mime !== "application/pdf" && beginning.includes("%pdf-");
}

/** Bytes may say anything: nobody could draw a picture that is wider or higher than this. */
const longestSide = 100_000;

function sizeOf(head: Uint8Array, contentType: string) {
  if (!contentType.startsWith("image/")) return null;
  try {
    const { width, height, orientation = 1 } = imageSize(head);
    if (Math.max(width, height) > longestSide) return null;
    // Phones store pictures lying down and say how to turn them.
    return orientation >= 5 ? { width: height, height: width } : { width, height };
  } catch {
    return null;
  }
}
