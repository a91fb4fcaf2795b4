import {
  type CountryCode,
  getCountries,
  getCountryCallingCode,
  parsePhoneNumberFromString,
} from "libphonenumber-js/min";

/** A country whose numbers are written without a prefix, as its two letters: `GB`. */
export type PhoneCountry = CountryCode;

/** Every country that has phone numbers. */
export const phoneCountries: readonly PhoneCountry[] = getCountries();

/** The country that a number belongs to; of those that share its prefix the chief one, where it may be any. */
export function phoneCountry(e164: string): PhoneCountry | undefined {
  const parsed = parsePhoneNumberFromString(e164);
  return parsed?.country ?? parsed?.getPossibleCountries()[0];
}

/** A phone as people read it (`+44 7700 900123`); what is no phone comes back as it is. */
export function displayPhone(e164: string): string {
  return formsOf(e164)?.international ?? e164;
}

/** A phone as the clinic's own country writes it (`07700 900123`); a foreign one keeps its prefix. */
export function nationalPhone(e164: string, country: PhoneCountry): string {
  const forms = formsOf(e164);
  if (!forms) return e164;
  return forms.prefix === getCountryCallingCode(country)
    ? forms.national
    : forms.international;
}

type Forms = { prefix: string; international: string; national: string };

/** Working out how a number is written takes longer than finding it: a page of the list would wait for that. */
const worked = new Map<string, Forms | null>();
const mostWorked = 5_000;

function formsOf(e164: string): Forms | null {
  const known = worked.get(e164);
  if (known !== undefined) return known;
  const parsed = parsePhoneNumberFromString(e164);
  const forms = parsed
    ? {
        prefix: parsed.countryCallingCode,
        international: parsed.formatInternational(),
        national: parsed.formatNational(),
      }
    : null;
  if (worked.size >= mostWorked) worked.clear();
  worked.set(e164, forms);
  return forms;
}

/**
 * Reads a phone in whatever way people write it, as E.164; null where it is none. Without a prefix it is a number of
 * the country.
 */
export function readPhone(written: string, country: PhoneCountry): string | null {
  const bare = written.trim().replace(/^(whatsapp|tel):/i, "");
  // A leading 00 is how much of the world writes the plus.
  const parsed = parsePhoneNumberFromString(bare.replace(/^00/, "+"), country);
  return parsed && !parsed.ext && phoneForms(parsed.number).some(canBePhone)
    ? parsed.number
    : null;
}

/** What the library does not know as given out may still be a phone if it is as long as its country's longest are. */
function canBePhone(e164: string): boolean {
  const parsed = parsePhoneNumberFromString(e164);
  if (!parsed?.isPossible()) return false;
  return parsed.isValid() || !parsePhoneNumberFromString(`${e164}0`)?.isPossible();
}

/**
 * The numbers under which one phone may be known, its shortest first: the 9 of Brazilian and Argentine mobiles and the
 * 1 of Mexican ones are written by some and left out by others, WhatsApp among both.
 */
export function phoneForms(e164: string): string[] {
  for (const { digit, pattern } of doubleForms) {
    const [, before, after] = pattern.exec(e164) ?? [];
    if (before && after) return [`${before}${after}`, `${before}${digit}${after}`];
  }
  return [e164];
}

/** What two numbers have in common that are one phone. */
export const phoneKey = (e164: string): string => phoneForms(e164)[0] ?? e164;

/** Each phone once, as it stands there first, in whichever form it comes again. */
export function withoutRepeats<Kept extends { phone: string }>(phones: Kept[]): Kept[] {
  const kept = new Map<string, Kept>();
  for (const each of phones) {
    const key = phoneKey(each.phone);
    if (!kept.has(key)) kept.set(key, each);
  }
  return [...kept.values()];
}

/** The same of phones alone. */
export const phonesOnce = (phones: string[]): string[] =>
  withoutRepeats(phones.map((phone) => ({ phone }))).map(({ phone }) => phone);

/** A country's prefix, the digit that not everybody writes, and what stands on both sides of it. */
const doubleForms = [
  { digit: "9", before: String.raw`\+55\d\d`, after: String.raw`[6-9]\d{7}` },
  { digit: "9", before: String.raw`\+54`, after: String.raw`[1-8]\d{9}` },
  { digit: "1", before: String.raw`\+52`, after: String.raw`[2-9]\d{9}` },
].map(({ digit, before, after }) => ({
  digit,
  pattern: new RegExp(`^(${before})${digit}?(${after})$`),
}));

/** The ways a phone is searched for: with country code and its national form without spaces, in each of its forms. */
export function searchablePhone(e164: string): string {
  const spellings = phoneForms(e164).flatMap((form) => [
    form,
    formsOf(form)?.national ?? "",
  ]);
  const digits = spellings.map((spelling) => spelling.replace(/\D/g, ""));
  return [...new Set(digits.filter(Boolean))].join(" ");
}
