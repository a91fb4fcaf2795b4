import {
  ageOf,
  brief,
  clockTime,
  dayAndMonth,
  dayName,
  exactMoment,
  fileSize,
  firstNameOf,
  fullTime,
  grouped,
  initials,
  isRightToLeft,
  isSameDay,
  listTime,
  longDate,
  playingTime,
  shortDate,
  textLength,
  timeLeft,
  yearsOld,
} from "@/lib/format";

const london = { now: Date.parse("2025-07-16T15:30:00Z"), zone: "Europe/London" };

describe("Times are the clinic's", () => {
  test("Ruth's message of 15:02 UTC came at 16:02 in a London summer", () => {
    expect(clockTime("2025-07-16T15:02:00Z", "Europe/London")).toBe("16:02");
    expect(clockTime("2025-07-16T15:02:00Z", "Asia/Tokyo")).toBe("00:02");
  });

  test("a date is the clinic's day, with its year or without", () => {
    expect(shortDate("2026-12-13T23:30:00Z", "Europe/Berlin")).toBe("14 Dec 2026");
    expect(shortDate("2026-12-13T23:30:00Z", "Europe/London")).toBe("13 Dec 2026");
    expect(dayAndMonth("2026-11-23")).toBe("23 Nov");
    expect(longDate("1985-04-30")).toBe("30 April 1985");
  });

  test("the list says the time today, the weekday within a week, and then the date", () => {
    expect(listTime("2025-07-16T08:05:00Z", london)).toBe("09:05");
    expect(listTime("2025-07-15T22:59:00Z", london)).toBe("Tue");
    expect(listTime("2025-07-10T12:00:00Z", london)).toBe("Thu");
    expect(listTime("2025-07-09T12:00:00Z", london)).toBe("9 Jul");
    expect(listTime("2024-03-12T12:00:00Z", london)).toBe("12 Mar 2024");
  });

  test("a message after midnight in London is today's, though UTC says yesterday", () => {
    expect(listTime("2025-07-15T23:10:00Z", london)).toBe("00:10");
    expect(isSameDay("2025-07-15T23:10:00Z", london.now, "Europe/London")).toBe(true);
    expect(isSameDay("2025-07-15T22:10:00Z", london.now, "Europe/London")).toBe(false);
  });

  test("a thread names today and yesterday, and gives the year only where it differs", () => {
    expect(dayName("2025-07-16T08:00:00Z", london)).toEqual({
      near: "today",
      date: "Wednesday 16 July",
    });
    expect(dayName("2025-07-15T08:00:00Z", london).near).toBe("yesterday");
    expect(dayName("2024-12-31T08:00:00Z", london)).toEqual({
      near: null,
      date: "Tuesday 31 December 2024",
    });
    expect(fullTime("2025-07-15T08:00:00Z", "Europe/London")).toBe(
      "Tuesday 15 July 2025, 09:00",
    );
  });

  test("yesterday is the day before, also on the night the clocks change", () => {
    const after = { now: Date.parse("2025-03-30T11:00:00Z"), zone: "Europe/London" };
    expect(dayName("2025-03-29T23:30:00Z", after).near).toBe("yesterday");
  });
});

describe("How long", () => {
  const now = Date.parse("2025-07-16T15:30:00Z");

  test("an unanswered message ages in minutes, hours and days", () => {
    expect(ageOf("2025-07-16T15:29:30Z", now)).toEqual({ unit: "now", count: 0 });
    expect(ageOf("2025-07-16T15:27:00Z", now)).toEqual({ unit: "minute", count: 3 });
    expect(ageOf("2025-07-15T17:00:00Z", now)).toEqual({ unit: "hour", count: 22 });
    expect(ageOf("2025-07-14T15:30:00Z", now)).toEqual({ unit: "day", count: 2 });
  });

  test("a server's clock a little ahead of the browser's is still now", () => {
    expect(ageOf("2025-07-16T15:30:20Z", now).unit).toBe("now");
  });

  test("the reply window counts down to nothing and stops", () => {
    expect(timeLeft("2025-07-17T15:27:00Z", now)).toMatchObject({
      hours: 23,
      minutes: 57,
    });
    expect(timeLeft("2025-07-16T15:00:00Z", now)).toMatchObject({ hours: 0, minutes: 0 });
  });
});

describe("Names, lengths and sizes", () => {
  test("an avatar shows two letters, one, or none for a number", () => {
    expect(initials("Ruth Okafor")).toBe("RO");
    expect(initials("Noor van Dael")).toBe("NV");
    expect(initials("Élodie")).toBe("É");
    expect(initials("يوسف حداد")).toBe("يح");
    expect(initials("+44 7700 900417")).toBe("");
  });

  test("people are called by the first word of their name", () => {
    expect(firstNameOf("Noor van Dael")).toBe("Noor");
    expect(firstNameOf("  Ruth Okafor")).toBe("Ruth");
    expect(firstNameOf("يوسف حداد")).toBe("يوسف");
  });

  test("an emoji is one character, and four bytes", () => {
    expect(textLength("Hi 👍", "characters")).toBe(4);
    expect(textLength("Hi 👍", "bytes")).toBe(7);
  });

  test("sizes are read at a glance", () => {
    expect(fileSize(184_320)).toBe("184 KB");
    expect(fileSize(1_234_567)).toBe("1.2 MB");
    expect(fileSize(999_600)).toBe("1.0 MB");
  });
});

test.each([
  ["هل يوجد موقف؟", true],
  ["שלום", true],
  ["10:30, نعم", true],
  ["Yes, نعم", false],
  ["👍 12", false],
  ["", false],
])("whether %s runs from right to left: %s", (text, isSo) => {
  expect(isRightToLeft(text)).toBe(isSo);
});

test("Large numbers are set in groups of three", () => {
  expect([0, 999, 12_480, 1_234_567].map(grouped)).toEqual([
    "0",
    "999",
    "12,480",
    "1,234,567",
  ]);
});

test("where there is little room, no more is said of a number than there is", () => {
  const numbers = [0, 999, 1000, 1999, 9999, 12_480, 999_999, 1_250_000];
  expect(numbers.map(brief)).toEqual([
    "0",
    "999",
    "1k",
    "1.9k",
    "9.9k",
    "12k",
    "999k",
    "1.2M",
  ]);
});

test("a recording's length is told in minutes and whole seconds", () => {
  expect([0, 59_600, 65_000, 600_000].map(playingTime)).toEqual([
    "0:00",
    "0:59",
    "1:05",
    "10:00",
  ]);
});

test("one is a year older on the birthday, and not the day before", () => {
  expect(yearsOld("2008-11-26", "2026-11-25")).toBe(17);
  expect(yearsOld("2008-11-26", "2026-11-26")).toBe(18);
  expect(yearsOld("2008-02-29", "2026-02-28")).toBe(17);
  expect(yearsOld("2008-02-29", "2026-03-01")).toBe(18);
});

test("what is written down for good is told to the second, by the clinic's clock", () => {
  expect(exactMoment("2026-07-14T23:05:07Z", "Europe/London")).toBe(
    "15 Jul 2026, 00:05:07",
  );
});
