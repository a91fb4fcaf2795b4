import { createHash, randomBytes } from "node:crypto";
import { parsePhoneNumberFromString } from "libphonenumber-js/min";

/** A new id with Twilio's two letters before 32 hexadecimal digits. */
export const newSid = (prefix: "SM" | "MM" | "ME" | "XE") =>
  `${prefix}${randomBytes(16).toString("hex")}`;

/** The same id for the same words, for things that are not made by requests. */
export const sidOf = (prefix: "HX" | "XE", words: string) =>
  `${prefix}${createHash("md5").update(words).digest("hex")}`;

/** The user id that WhatsApp gives the person behind a phone: a country, a dot, digits; always the same. */
export function userIdOf(phone: string): string {
  const country = parsePhoneNumberFromString(phone)?.country ?? "GB";
  const digits = BigInt(
    `0x${createHash("sha1").update(phone).digest("hex").slice(0, 13)}`,
  );
  return `${country}.${String(digits).padStart(16, "1")}`;
}
