import { nameWordsOf } from "@/lib/words/words";

describe("a phone that is looked for", () => {
  test.each([
    ["00123", "00123"],
    ["0012", "0012"],
    ["000", "000"],
    ["00 90 01", "009001"],
    ["0012345", "0012345"],
  ])("as the end of a number that has zeros in it: %s", (asked, word) => {
    expect(nameWordsOf(asked)).toEqual([word]);
  });

  test.each([
    ["0044 7700 900123", "447700900123"],
    ["0044 7700 900", "447700900"],
    ["+44 (0)7700 900123", "447700900123"],
    ["+44 77", "4477"],
    ["+00", "00"],
  ])("with its country, however it was written: %s", (asked, word) => {
    expect(nameWordsOf(asked)).toEqual([word]);
  });
});
