import fc from "fast-check";
import { cityOf, timeZones } from "@/lib/clinic/zone-choice";
import { isZone, localOf, momentOf } from "@/lib/wall-clock";

test.each([
  ["2026-11-30T08:00", "Europe/London", "2026-11-30T08:00:00.000Z"],
  ["2026-07-01T08:00", "Europe/London", "2026-07-01T07:00:00.000Z"],
  ["2026-11-30T08:00", "America/New_York", "2026-11-30T13:00:00.000Z"],
  ["1998-05-04T09:30", "Europe/London", "1998-05-04T08:30:00.000Z"],
  ["1962-05-04T09:30", "Europe/London", "1962-05-04T08:30:00.000Z"],
  ["2026-06-01T12:00", "Asia/Kathmandu", "2026-06-01T06:15:00.000Z"],
  ["2026-01-01T00:00", "Pacific/Auckland", "2025-12-31T11:00:00.000Z"],
  ["2026-06-01T12:00", "UTC", "2026-06-01T12:00:00.000Z"],
])("%s on a clock in %s is %s", (local, zone, moment) => {
  expect(momentOf(local, zone)?.toISOString()).toBe(moment);
});

test.each([
  ["2026-03-29T01:30", "Europe/London", "2026-03-29T02:30"],
  ["2026-03-08T02:15", "America/New_York", "2026-03-08T03:15"],
  ["2026-10-04T02:15", "Australia/Lord_Howe", "2026-10-04T02:45"],
])(
  "an hour that the spring night skips moves on: %s in %s is %s",
  (typed, zone, shown) => {
    const moment = momentOf(typed, zone);
    expect(moment && localOf(moment, zone)).toBe(shown);
  },
);

test.each([
  ["2026-10-25T01:30", "Europe/London", "2026-10-25T00:30:00.000Z"],
  ["2026-11-01T01:30", "America/New_York", "2026-11-01T05:30:00.000Z"],
])(
  "an hour that the autumn night repeats means its first time: %s in %s",
  (typed, zone, moment) => {
    expect(momentOf(typed, zone)?.toISOString()).toBe(moment);
  },
);

test.each([
  ["2026-02-30T08:00", "Europe/London"],
  ["2026-11-30T24:00", "Europe/London"],
  ["2026-11-30", "Europe/London"],
  ["0026-11-30T08:00", "Europe/London"],
  ["2026-11-30T08:00Z", "Europe/London"],
  ["2026-11-30T08:00", "Europe/Northgate"],
  ["2026-11-30T08:00", ""],
])("%s in %s is no deadline", (local, zone) => {
  expect(momentOf(local, zone)).toBeNull();
});

test("what is shown of a moment leads back to it, in any zone and at any hour that comes once", () => {
  const zones = timeZones().flatMap((group) => group.zones.map(({ name }) => name));
  const minute = fc.integer({ min: -2_177_452_800 / 60, max: 4_102_444_800 / 60 });
  fc.assert(
    fc.property(fc.constantFrom(...zones), minute, (zone, minutes) => {
      const local = localOf(new Date(minutes * 60_000), zone);
      const moment = momentOf(local, zone);
      expect(moment && localOf(moment, zone)).toBe(local);
    }),
  );
});

test("the choice of zones holds those in use, by region, with their cities", () => {
  const groups = timeZones(["Asia/Kolkata"]);
  expect(groups.find(({ region }) => region === "Asia")?.zones).toContainEqual({
    name: "Asia/Kolkata",
    city: "Kolkata",
  });
  expect(groups.at(-1)?.zones).toEqual(
    expect.arrayContaining([expect.objectContaining({ name: expect.any(String) })]),
  );
  expect(cityOf("America/Argentina/Buenos_Aires")).toBe("Buenos Aires, Argentina");
  expect(cityOf("UTC")).toBe("UTC");
  expect(isZone("UTC")).toBe(true);
});

test.each(["+01:00", "-0530", "+09", "EST5EDT4", "Europe/Nowhere", ""])(
  "%s is no name of a zone: PostgreSQL reads an offset the other way round",
  (zone) => {
    expect(isZone(zone)).toBe(false);
    expect(momentOf("2026-11-30T08:00", zone)).toBeNull();
  },
);
