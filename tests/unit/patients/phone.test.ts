import { isBirthDate } from "@/lib/patients/check-person";
import { isNameAlike, nameKey } from "@/lib/patients/import/names";
import { readBirthDate } from "@/lib/patients/import/read-date";
import {
  nationalPhone,
  phoneKey,
  readPhone,
  searchablePhone,
} from "@/lib/patients/phone";

test.each([
  ["07700 900123", "+447700900123"],
  ["+44 (0)7700 900-123", "+447700900123"],
  ["0044 7700 900123", "+447700900123"],
  ["whatsapp:+447700900123", "+447700900123"],
  ["٠٧٧٠٠٩٠٠١٢٣", "+447700900123"],
  ["+39 06 5550 0142", "+390655500142"],
  ["+5215512345678", "+5215512345678"],
])("%s is read as %s", (written, phone) => {
  expect(readPhone(written, "GB")).toBe(phone);
});

test.each([
  "0123",
  "0770090012",
  "077009001234",
  "hello",
  "07700 900123 ext 4",
  "07700 900261, 900262",
  "",
])("%j is no phone", (written) => {
  expect(readPhone(written, "GB")).toBeNull();
});

test.each([
  ["the Brazilian 9", "+5511987654321", "+551187654321"],
  ["the Argentine 9", "+5491123456789", "+541123456789"],
  ["the Mexican 1", "+5215512345678", "+525512345678"],
])("%s is written by some and left out by others", (_, long, short) => {
  expect(phoneKey(long)).toBe(phoneKey(short));
  for (const phone of [long, short]) {
    expect(searchablePhone(phone)).toContain(long.slice(1));
    expect(searchablePhone(phone)).toContain(short.slice(1));
  }
});

test("a Brazilian landline is nobody's mobile", () => {
  expect(phoneKey("+551132654321")).not.toBe(phoneKey("+5511932654321"));
});

test("the clinic's own country writes its numbers without a prefix, and no other's", () => {
  expect(nationalPhone("+447700900123", "GB")).toBe("07700 900123");
  expect(nationalPhone("+393471234501", "GB")).toBe("+39 347 123 4501");
});

test.each([
  ["1985-04-30", "GB", "1985-04-30"],
  ["30/04/1985", "GB", "1985-04-30"],
  ["30.4.85", "GB", "1985-04-30"],
  ["30.04.1985.", "HR", "1985-04-30"],
  ["1985. 04. 30. ", "HU", "1985-04-30"],
  ["04/30/1985", "US", "1985-04-30"],
  ["30-Apr-85", "GB", "1985-04-30"],
  ["30 Ağustos 1985", "TR", "1985-08-30"],
  ["30-Şub-85", "TR", null],
  ["09.Eyl.1985", "TR", "1985-09-09"],
  ["3 ianuarie 1985", "RO", "1985-01-03"],
  ["3-iul.-85", "RO", "1985-07-03"],
  ["30 April 1985", "US", "1985-04-30"],
  ["April 30, 1985", "US", "1985-04-30"],
  ["30. März 1985", "DE", "1985-03-30"],
  ["30 août 1985", "FR", "1985-08-30"],
  ["30 апр. 1985", "RU", "1985-04-30"],
  ["30 мая 1985", "RU", "1985-05-30"],
  ["1985-Apr-30", "GB", "1985-04-30"],
  ["1985-04-30 00:00:00.000", "GB", "1985-04-30"],
  ["1985-04-30T00:00:00", "GB", "1985-04-30"],
  ["30/04/1985 00:00", "GB", "1985-04-30"],
  ["4/30/1985 12:00:00 AM", "US", "1985-04-30"],
  ["1985-04-29T23:00:00.000Z", "GB", null],
  ["30 Foo 1985", "GB", null],
  ["31-Feb-1990", "GB", null],
  ["31/02/1990", "GB", null],
  ["30/04/2085", "GB", null],
  ["April", "GB", null],
] as const)("%s in %s is %s", (written, country, date) => {
  expect(readBirthDate(written, country)).toBe(date);
});

test("a child born today is on the books, wherever the day has begun", () => {
  const eveningInUtc = Date.parse("2026-11-25T20:00:00Z");
  expect(isBirthDate("2026-11-26", eveningInUtc)).toBe(true);
  expect(isBirthDate("2026-11-27", eveningInUtc)).toBe(false);
});

test("names are the same in any order and with any accents", () => {
  expect(nameKey("NOVOTNÝ, Pavel")).toBe(nameKey("pavel novotny"));
});

test.each([
  ["Sam Tulley", "Sam Tully", true],
  ["Y. Haddad", "Yousef Haddad", true],
  ["Ada Okafor", "Ruth Okafor", false],
  ["Ada Okafor", "Ada Maria Okafor", false],
  ["Bo Li", "Ba Li", false],
])("%s and %s: could be one person? %s", (one, other, could) => {
  expect(isNameAlike(one, other)).toBe(could);
});
