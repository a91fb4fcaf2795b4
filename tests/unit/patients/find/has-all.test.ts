import fc from "fast-check";
import { patternOf } from "@/lib/patients/find/has-all";

const beside = { isAlone: false };
const alone = { isAlone: true };

test("the index is asked for how two spellings begin and end, where the slip is in the middle", () => {
  expect(patternOf(["whiltock", "whitlock"], beside)).toBe("%whi%ock%");
  expect(patternOf(["fernandz", "fernandez"], beside)).toBe("%fer%nand%");
});

test("three letters in common are enough beside another word, and too little for one alone", () => {
  expect(patternOf(["maria", "marta"], beside)).toBe("%mar%");
  expect(patternOf(["maria", "marta"], alone)).toBeNull();
  expect(patternOf(["ruth"], alone)).toBe("%ruth%");
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
      const pattern = patternOf(spellings, beside);
      if (pattern === null) return;
      const inOrder = new RegExp(pattern.split("%").filter(Boolean).join(".*"), "u");
      for (const spelling of spellings) expect(`x ${spelling} y`).toMatch(inOrder);
    }),
  );
});
