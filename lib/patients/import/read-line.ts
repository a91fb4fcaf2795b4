import { z } from "zod";
import { type CheckedPerson, oneLine } from "@/lib/patients/check-person";
import { type PhoneCountry, phonesOnce, readPhone } from "@/lib/patients/phone";
import { longest } from "@/lib/patients/types/draft";
import type { ImportLine, ImportReason } from "@/lib/patients/types/import";
import type { PersonKind } from "@/lib/patients/types/person";
import { readBirthDate } from "./read-date";

/** Somebody as a file tells of them. */
export type PersonInFile = CheckedPerson & { kind: PersonKind };

type Problem = { reason: ImportReason; value: string };
type Read = { ok: true; person: PersonInFile } | ({ ok: false } & Problem);

/** Reads one line of a file as a person, or says the first thing that is wrong with it. Of any length are remarks. */
export function readLine(line: ImportLine, country: PhoneCountry): Read {
  const name = oneLine(bare(line.name));
  if (!name) return wrong("noName", "");
  if (name.length > longest.name) return tooLong(name);
  const phones = readPhones(line.phones.map(said).filter(Boolean), country);
  if (!Array.isArray(phones)) return { ok: false, ...phones };
  const written = said(line.bornOn);
  const bornOn = written ? readBirthDate(written, country) : null;
  if (written && !bornOn) return wrong("noDate", written);
  const email = said(line.email);
  if (email.length > longest.email) return tooLong(email);
  if (email && !z.email().safeParse(email).success) return wrong("noEmail", email);
  const remarks = said(line.remarks);
  const { kind } = line;
  return { ok: true, person: { kind, name, phones, bornOn, email, remarks } };
}

function readPhones(written: string[], country: PhoneCountry): string[] | Problem {
  const phones: string[] = [];
  for (const value of written) {
    const read = readCell(value, country);
    if (!read) return { reason: isSeveral(value) ? "twoPhones" : "noPhone", value };
    phones.push(...read);
  }
  return phonesOnce(phones);
}

/** Several numbers may stand in a cell, as in our own export, if each of them is written in full. */
function readCell(value: string, country: PhoneCountry): string[] | null {
  const only = readPhone(value, country);
  if (only) return [only];
  const parts = value.split(between).filter((part) => /\d/.test(part));
  const phones = parts.flatMap((part) => readPhone(part, country) ?? []);
  return phones.length > 0 && phones.length === parts.length ? phones : null;
}

const between = /[,;/|]|\bor\b/;

const isSeveral = (value: string) =>
  value.split(between).filter((part) => /\d{5}/.test(part.replace(/\s/g, ""))).length > 1;

const wrong = (reason: ImportReason, value: string) => ({
  ok: false as const,
  reason,
  value,
});

/** @package Enough of it to be found in the file. */
export const tooLong = (value: string) => wrong("tooLong", value.slice(0, 40));

/** Spreadsheets and our own export put an apostrophe before what must not be read as a formula. */
const bare = (cell: string): string => cell.trim().replace(/^'(?=[=+\-@])/, "");

/** What databases and people write where there is nothing: for a name it would be one. */
const nothing = /^(null|\\n|n\/?a|none|[-–—.?]+|0+|0000-00-00( 00:00:00)?)$/i;

/** What a cell says, if there is any. */
const said = (cell: string): string => bare(cell).replace(nothing, "");
