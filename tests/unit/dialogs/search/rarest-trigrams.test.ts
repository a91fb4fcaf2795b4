import { rarestTrigrams } from "@/lib/dialogs/search/rarest-trigrams";

const sample = "the dentist said the tooth is fine\nthe tooth hurts";

test("of a long word the index is asked for the letters that are rarest in what was said lately", () => {
  const patterns = rarestTrigrams(["toothbrushes"], sample);
  expect(patterns).toHaveLength(5);
  expect(patterns).not.toContain("%too%");
  expect(patterns).not.toContain("%oth%");
  for (const pattern of patterns) expect("toothbrushes").toContain(pattern.slice(1, -1));
});

test("of several words the rarest letters of all are asked for, each once", () => {
  const patterns = rarestTrigrams(["tooth", "toothache"], sample);
  expect(new Set(patterns).size).toBe(patterns.length);
  expect(patterns).toContain("%ach%");
});

test("few letters are asked for as they stand, with their signs and spaces", () => {
  expect(rarestTrigrams(["100%"], sample)).toEqual(["%100\\%%"]);
  expect(rarestTrigrams(["at ten"], sample)).toEqual(["%at ten%"]);
});

test("a long word of signs has nothing but itself to be found by", () => {
  expect(rarestTrigrams(["(: -_- :)", "ok"], "")).toEqual(["%(: -\\_- :)%", "%ok%"]);
});

test("letters beyond the first plane are whole letters", () => {
  const [first] = rarestTrigrams(["𠀀𠀀𠀁𠀁𠀂𠀂𠀃𠀃𠀄𠀄"], "");
  expect([...(first ?? "")]).toHaveLength(5);
});
