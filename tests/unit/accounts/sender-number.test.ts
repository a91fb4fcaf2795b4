import { readSenderNumber } from "@/lib/accounts/connect/sender-number";

test.each([
  "+447700900100",
  "+44 7700 900100",
  " whatsapp:+44 7700 900100 ",
  "WhatsApp: +44 (0)7700 900-100",
  "0044 7700 900100",
  "＋４４ ７７００ ９００１００",
  "\u202a+44 7700 900100\u202c",
])("%j is read as +447700900100", (typed) => {
  expect(readSenderNumber(typed)).toBe("+447700900100");
});

test("Twilio's sandbox number is one like any other", () => {
  expect(readSenderNumber("+1 415 523 8886")).toBe("+14155238886");
});

test.each([
  "07700 900100",
  "447700900100",
  "+44",
  "+44 7700 900100 00000",
  "+44 7700 900100 ext. 4",
  "Northgate",
  "",
])("%j is no full number", (typed) => {
  expect(readSenderNumber(typed)).toBeNull();
});
