import { checkedLines, decidedLines } from "@/components/patients/import/checked";
import type { ImportVerdict } from "@/lib/patients/types/import";

const line = (at: number, name: string, phones: string[] = []) => ({
  line: at,
  kind: "patient" as const,
  name,
  phones,
  bornOn: "",
  email: "",
  remarks: "",
});

const fresh = (at: number, key: string): ImportVerdict => ({
  line: at,
  verdict: "new",
  reason: null,
  value: "",
  person: null,
  action: "add",
  key,
});

test("a line with nothing but the name of somebody above it waits for a decision", () => {
  const lines = [
    line(2, "Lea Brandt", ["07700 900158"]),
    line(3, "Otto Berg"),
    line(4, "Lea Brandt"),
    line(5, "Otto Berg", ["07700 900159"]),
  ];
  const verdicts = [
    fresh(2, "brandt lea|+447700900158||"),
    fresh(3, "berg otto|||"),
    fresh(4, "brandt lea|||"),
    fresh(5, "berg otto|+447700900159||"),
  ];
  const checked = checkedLines(lines, verdicts);
  expect(checked.map(({ verdict, repeats }) => [verdict, repeats])).toEqual([
    ["new", null],
    ["new", null],
    ["doubtful", 2],
    ["new", null],
  ]);
  const decided = decidedLines(checked, new Map([[4, "add"]]));
  expect(decided.map((each) => [each.line, each.wasNew])).toEqual([
    [2, true],
    [3, true],
    [4, false],
    [5, true],
  ]);
});
