import { zoneNameAmong } from "@/lib/clinic/zone-name";

test.each([
  ["Asia/Calcutta", "Asia/Kolkata"],
  ["Europe/Kiev", "Europe/Kyiv"],
  ["America/Buenos_Aires", "America/Argentina/Buenos_Aires"],
  ["Asia/Saigon", "Asia/Ho_Chi_Minh"],
  ["Europe/London", "Europe/London"],
  ["Europe/Nowhere", null],
])("without the older names %s is %s", (zone, name) => {
  const modern = [
    "Factory",
    "America/Argentina/Buenos_Aires",
    "Asia/Ho_Chi_Minh",
    "Asia/Kolkata",
    "Europe/Kyiv",
    "Europe/London",
  ];
  expect(zoneNameAmong(modern, zone)).toBe(name);
});
