import fc from "fast-check";
import { indexPatterns } from "@/lib/patients/find/has-all";

const patternsOf = ([typed = "", ...others]: string[], how: { isAlone: boolean }) =>
  indexPatterns({ typed, others, areWhole: false }, how);

const beside = { isAlone: false };
const alone = { isAlone: true };

test("the index is asked for how two spellings begin and end, where the slip is in the middle", () => {
  expect(patternsOf(["whiltock", "whitlock"], beside)).toEqual(["%whi%ock%"]);
  expect(patternsOf(["fernandz", "fernandez"], beside)).toEqual(["%fer%nand%"]);
});

test("three letters in common are enough beside another word; with fewer each spelling is asked for", () => {
  expect(patternsOf(["maria", "marta"], beside)).toEqual(["%mar%"]);
  expect(patternsOf(["maria", "inés"], beside)).toEqual(["%maria%", "%inés%"]);
});

test("a word that is alone is asked for in each spelling, and for no more of it than each third three letters", () => {
  expect(patternsOf(["maria", "marta"], alone)).toEqual(["%maria%", "%marta%"]);
  expect(patternsOf(["lebedevv", "lebedev"], alone)).toEqual([
    "%leb%edevv%",
    "%leb%edev%",
  ]);
  expect(patternsOf(["ruth"], alone)).toEqual(["%ruth%"]);
  expect(patternsOf(["051007"], alone)).toEqual(["%051007%"]);
});

test("letters that are doubled stay together: nobody's name has a slip of the fingers", () => {
  expect(patternsOf(["смиирнов"], beside)).toEqual(["%смии%рнов%"]);
  expect(patternsOf(["алеексеи"], alone)).toEqual(["%алее%ксеи%"]);
  expect(patternsOf(["lebbed"], beside)).toEqual(["%lebbed%"]);
});

test("what has fewer than three letters in a row is not asked of the index", () => {
  expect(patternsOf(["𠀀𠀀"], alone)).toBeNull();
  expect(patternsOf(["o'b"], alone)).toBeNull();
  expect(patternsOf(["anna", "ann"], alone)).toBeNull();
});

test("whoever has one of the spellings answers to what the index is asked for", () => {
  const letter = fc.constantFrom(..."abcаб田𠀀");
  const word = fc.array(letter, { minLength: 3, maxLength: 12 });
  const slip = fc.record({ at: fc.nat(11), becomes: fc.constantFrom("", "a", "аб") });
  fc.assert(
    fc.property(word, fc.array(slip, { maxLength: 3 }), (typed, slips) => {
      const others = slips.map(({ at, becomes }) =>
        typed.with(at % typed.length, becomes),
      );
      const spellings = [typed, ...others].map((letters) => letters.join(""));
      for (const how of [beside, alone]) {
        const patterns = patternsOf(spellings, how);
        if (patterns === null) continue;
        const inOrder = patterns
          .map((pattern) => pattern.split("%").filter(Boolean).join(".*"))
          .join("|");
        for (const spelling of spellings)
          expect(`x ${spelling} y`).toMatch(new RegExp(inOrder, "u"));
      }
    }),
  );
});
