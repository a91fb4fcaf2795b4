import { marked, spansOf } from "@/lib/words/marks";

test("a word is marked behind more different characters than are kept in mind", () => {
  const many = Array.from({ length: 6_000 }, (_, index) =>
    String.fromCodePoint(0x4e00 + index),
  ).join("");
  const text = `${many} Élodie ${many} élodie`;
  for (const _ of [1, 2]) {
    const parts = marked(text, spansOf(text, ["elodie"])).filter((part) => part.marked);
    expect(parts.map((part) => part.text)).toEqual(["Élodie", "élodie"]);
  }
});
