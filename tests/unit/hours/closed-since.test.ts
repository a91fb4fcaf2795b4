import type { OpenSpan } from "@/db/schema/opening-hours";
import { closedSince } from "@/lib/hours/closed-since";

const day: OpenSpan[] = [
  [9 * 60, 12 * 60],
  [13 * 60, 17 * 60],
];
const week = [day, day, day, day, day, [], []];
const zone = "Europe/London";
const hours = { week, closedOn: ["2026-12-25"] };
const since = (at: string, asked = hours) =>
  closedSince(asked, zone, new Date(at))?.toISOString() ?? null;

test("a weekday between nine and five is open, save at lunch", () => {
  expect(since("2026-11-25T09:00:00Z")).toBeNull();
  expect(since("2026-11-25T16:59:59Z")).toBeNull();
  expect(since("2026-11-25T12:30:00Z")).toBe("2026-11-25T12:00:00.000Z");
});

test("it opens and closes on the minute", () => {
  const late: OpenSpan[] = [[8 * 60 + 30, 17 * 60 + 45]];
  const minutes = { week: week.map(() => late), closedOn: [] };
  expect(since("2026-11-25T08:29:59Z", minutes)).toBe("2026-11-24T17:45:00.000Z");
  expect(since("2026-11-25T08:30:00Z", minutes)).toBeNull();
  expect(since("2026-11-25T17:44:59Z", minutes)).toBeNull();
  expect(since("2026-11-25T17:45:00Z", minutes)).toBe("2026-11-25T17:45:00.000Z");
});

test("a night that is open past midnight is closed since its end, and not since midnight", () => {
  const evening: OpenSpan = [20 * 60, 24 * 60];
  const nights = { week: week.map(() => [[0, 90] as OpenSpan, evening]), closedOn: [] };
  expect(since("2026-11-25T00:00:00Z", nights)).toBeNull();
  expect(since("2026-11-25T01:30:00Z", nights)).toBe("2026-11-25T01:30:00.000Z");
  expect(since("2026-11-25T19:59:00Z", nights)).toBe("2026-11-25T01:30:00.000Z");
  // On the night on which clocks go forward, 01:30 is not shown: closed since what it moves on to.
  expect(since("2026-03-29T10:00:00Z", nights)).toBe("2026-03-29T01:30:00.000Z");
  // On the one on which they go back it is shown twice: closed since the first time.
  expect(since("2026-10-25T10:00:00Z", nights)).toBe("2026-10-25T00:30:00.000Z");
});

test("an evening is closed since that day's end, a weekend since Friday's", () => {
  expect(since("2026-11-25T21:00:00Z")).toBe("2026-11-25T17:00:00.000Z");
  expect(since("2026-11-26T08:59:00Z")).toBe("2026-11-25T17:00:00.000Z");
  expect(since("2026-11-29T10:00:00Z")).toBe("2026-11-27T17:00:00.000Z");
});

test("a holiday belongs to the closed period that began the day before", () => {
  expect(since("2026-12-25T10:00:00Z")).toBe("2026-12-24T17:00:00.000Z");
});

test("two weeks of holidays are one closed period, to their last day", () => {
  const days = Array.from({ length: 14 }, (_, day) => Date.UTC(2026, 11, 24 + day));
  const closedOn = days.map((at) => new Date(at).toISOString().slice(0, 10));
  expect(since("2027-01-06T16:00:00Z", { week, closedOn })).toBe(
    "2026-12-23T17:00:00.000Z",
  );
});

test("where it opens once a week, a holiday makes one closed period of two weeks", () => {
  const mondays = { week: [day, [], [], [], [], [], []], closedOn: ["2026-12-28"] };
  for (const at of [
    "2026-12-29T10:00:00Z",
    "2027-01-02T10:00:00Z",
    "2027-01-03T10:00:00Z",
    "2027-01-04T08:59:00Z",
  ])
    expect(since(at, mondays)).toBe("2026-12-21T17:00:00.000Z");
});

test("the wall clock decides, through both changes of the clock", () => {
  // In summer nine o'clock in London is eight in UTC.
  expect(since("2026-07-01T08:00:00Z")).toBeNull();
  expect(since("2026-07-01T07:59:00Z")).toBe("2026-06-30T16:00:00.000Z");
  // The Monday after the clocks went back: closed since Friday five o'clock summer time.
  expect(since("2026-10-26T08:30:00Z")).toBe("2026-10-23T16:00:00.000Z");
  expect(since("2026-10-26T09:00:00Z")).toBeNull();
});

test("open around the clock until midnight is open at every minute", () => {
  const always = {
    week: Array.from({ length: 7 }, () => [[0, 1440] as OpenSpan]),
    closedOn: [],
  };
  for (let hour = 0; hour < 24; hour += 1)
    expect(
      since(new Date(Date.UTC(2026, 10, 25, hour, 59)).toISOString(), always),
    ).toBeNull();
});

test("what never opens is closed anew each day", () => {
  const never = { week: Array.from({ length: 7 }, () => []), closedOn: [] };
  expect(since("2026-11-25T10:00:00Z", never)).toBe("2026-11-25T00:00:00.000Z");
  expect(since("2026-11-26T10:00:00Z", never)).toBe("2026-11-26T00:00:00.000Z");
});
