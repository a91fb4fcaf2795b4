import { snippetOf } from "@/lib/dialogs/search/snippet";

const shown = (text: string, word: string) =>
  snippetOf(text, [word])
    .map(({ text: part }) => part)
    .join("");

test.each([
  ["a family of four", "👨‍👩‍👧‍👦"],
  ["a thumb with its colour", "👍🏽"],
  ["a flag", "🇺🇦"],
  ["a Thai letter with its vowel and tone", "ที่"],
])("what is shown of a long text begins and ends with %s that is whole", (_, sign) => {
  const text = `${sign.repeat(60)}tuesday${sign.repeat(60)}`;
  const [before = "", after = ""] = shown(text, "tuesday").split("tuesday");
  const signs = (part: string) => part.replaceAll(sign, "");
  expect([signs(before), signs(after)]).toEqual(["…", "…"]);
});
