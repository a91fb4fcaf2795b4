import { rarestOf } from "@/lib/dialogs/search/rarest";

const sample = "the dentist said the tooth is fine\nthe tooth hurts";

test("of a long word the index is asked for the letters that are rarest in what was said lately", () => {
  const patterns = rarestOf(["toothbrushes"], sample);
  expect(patterns).toHaveLength(5);
  expect(patterns).not.toContain("%too%");
  expect(patterns).not.toContain("%oth%");
  for (const pattern of patterns) expect("toothbrushes").toContain(pattern.slice(1, -1));
});

test("of several words the rarest letters of all are asked for, each once", () => {
  const patterns = rarestOf(["tooth", "toothache"], sample);
  expect(new Set(patterns).size).toBe(patterns.length);
  expect(patterns).toContain("%ach%");
});

test("few letters are asked for as they stand, with their signs and spaces", () => {
  expect(rarestOf(["100%"], sample)).toEqual(["%100\\%%"]);
  expect(rarestOf(["at ten"], sample)).toEqual(["%at ten%"]);
});

test("a long word of signs has nothing but itself to be found by", () => {
  expect(rarestOf(["(: -_- :)", "ok"], "")).toEqual(["%(: -\\_- :)%", "%ok%"]);
});

test("letters beyond the first plane are whole letters", () => {
  const [first] = rarestOf(["𠀀𠀀𠀁𠀁𠀂𠀂𠀃𠀃𠀄𠀄"], "");
  expect([...(first ?? "")]).toHaveLength(5);
});
