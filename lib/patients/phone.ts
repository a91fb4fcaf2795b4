import { parsePhoneNumberFromString } from "libphonenumber-js/min";

/** A phone as people read it (`+44 7700 900123`); what is no phone comes back as it is. */
export function displayPhone(e164: string): string {
  return parsePhoneNumberFromString(e164)?.formatInternational() ?? e164;
}

/** The ways a phone is searched for: with country code, and its national form without spaces. */
export function searchablePhone(e164: string): string {
  const parsed = parsePhoneNumberFromString(e164);
  const national = parsed?.formatNational().replace(/\D/g, "") ?? "";
  return `${e164.replace(/\D/g, "")} ${national}`.trim();
}
