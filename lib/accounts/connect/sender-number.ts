import { parsePhoneNumberFromString } from "libphonenumber-js/min";

/**
 * A sender's number in E.164 (`+447700900100`) from what people paste: spaces and signs between the digits, a
 * `whatsapp:` prefix, `00` for the plus. Null where it can't be a full international number. Length is all that is
 * judged: the provider knows which numbers exist.
 */
export function readSenderNumber(typed: string): string | null {
  const bare = typed
    .normalize("NFKC")
    .replace(/[\p{Cf}\s]/gu, "")
    .replace(/^whatsapp:/i, "")
    .replace(/^00/, "+");
  if (!bare.startsWith("+")) return null;
  const parsed = parsePhoneNumberFromString(bare);
  return parsed?.isPossible() && !parsed.ext ? parsed.number : null;
}
