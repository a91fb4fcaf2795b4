import {
  narrowedBy,
  type TouchesPlace,
  touchesPlaceOf,
  withTouchesPlace,
} from "@/components/touches/touches-place";
import { calendarDay, daysAfter, daysFrom, shortDay } from "@/lib/format";
import { everything } from "@/lib/touches/types";

const read = (query: string) => touchesPlaceOf(new URLSearchParams(query));

test("an address says whose touches are looked at, and what they are narrowed to", () => {
  expect(read("tab=closed&touches=7&show=messages&via=2&by=3&from=2026-11-01")).toEqual({
    viewed: 7,
    made: null,
    cited: null,
    filter: { ...everything, show: "messages", account: 2, staff: 3, from: "2026-11-01" },
  });
});

test("an address says with whom a touch is made, or that this is asked first", () => {
  expect(read("newTouch=ask&cite=12")).toMatchObject({ made: "ask", cited: 12 });
  expect(read("newTouch=7")).toMatchObject({ made: 7, cited: null });
});

test("what makes no sense is left out", () => {
  expect(read("touches=-1&newTouch=x&show=all&via=fax&by=0&from=yesterday")).toEqual({
    viewed: null,
    made: null,
    cited: null,
    filter: everything,
  });
});

test("what else the address says stays", () => {
  const place: TouchesPlace = {
    viewed: "ask",
    made: null,
    cited: null,
    filter: { ...everything, channel: "instagram" },
  };
  const written = withTouchesPlace(new URLSearchParams("q=maria&newTouch=7"), place);
  expect(written).toBe("q=maria&touches=ask&via=instagram");
  expect(read(written)).toEqual(place);
});

test("the part that is shown does not count as narrowing", () => {
  expect(narrowedBy({ ...everything, show: "touches" })).toBe(0);
  expect(narrowedBy({ ...everything, kind: "call", from: "2026-11-01" })).toBe(2);
});

describe("days of the clinic's calendar", () => {
  test("are the clinic's, whatever UTC says", () => {
    expect(calendarDay("2026-07-15T23:30:00Z", "Europe/London")).toBe("2026-07-16");
    expect(calendarDay("2026-01-01T02:00:00Z", "America/Sao_Paulo")).toBe("2025-12-31");
  });

  test("follow one another over months and clock changes", () => {
    expect(daysAfter("2026-02-28", 1)).toBe("2026-03-01");
    expect(daysAfter("2026-10-24", 2)).toBe("2026-10-26");
    expect(daysFrom("2026-11-25", "2026-11-24")).toBe(-1);
  });

  test("are told in short, with another year's number", () => {
    expect(shortDay("2026-11-26", "2026-11-25")).toBe("Thu 26 Nov");
    expect(shortDay("2027-01-04", "2026-12-31")).toBe("Mon 4 Jan 2027");
  });
});
