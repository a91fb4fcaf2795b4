import { existsSync, readFileSync } from "node:fs";

const page = readFileSync("docs/security.md", "utf8");

/** The rows of the table: number, threat, where it is met, what shows it. */
const rows = [...page.matchAll(/^\| (\d+) \| ([^|]+) \| ([^|]+) \| ([^|]+) \|$/gm)].map(
  ([, number = "", threat = "", met = "", shown = ""]) => ({
    number,
    threat,
    met,
    shown,
  }),
);

test("the page on security has all 29 threats, in order", () => {
  expect(rows.map(({ number }) => Number(number))).toEqual(
    Array.from({ length: 29 }, (_, at) => at + 1),
  );
});

test.each(rows)(
  "threat $number, $threat, is shown by tests that are there and called so",
  ({ shown }) => {
    const named = [...shown.matchAll(/`([\w/.-]+)`(?:: "([^"]+)")?/g)];
    const tests = named.filter(([, place = ""]) =>
      /^(unit|components|integration|e2e)\//.test(place),
    );
    expect(tests.filter(([, , name]) => name).length).toBeGreaterThan(0);
    for (const [, place = "", name = ""] of tests) {
      const file = `tests/${place}.${place.startsWith("e2e/") ? "spec" : "test"}.ts`;
      expect(existsSync(file)).toBe(true);
      expect(readFileSync(file, "utf8")).toContain(name);
    }
  },
);

test("what it says of where each is met names files that are there", () => {
  const places = rows.flatMap(({ met }) => [
    ...met.matchAll(/`((?:lib|app|db)\/[\w/.[\]()-]+)`/g),
  ]);
  expect(places.length).toBeGreaterThan(15);
  const gone = places
    .map(([, place = ""]) => place)
    .filter((place) => !existsSync(place));
  expect(gone).toEqual([]);
});
