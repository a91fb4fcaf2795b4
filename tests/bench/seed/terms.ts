import { type Language, vocabulary } from "./languages";
import { below, oneOf, randomFrom } from "./random";

/** Common, middling and rare words, parts of words, pairs of them, and words that nobody wrote. */
export function termsOf(language: Language, count: number): string[] {
  const random = randomFrom(language.length * 31 + language.charCodeAt(0));
  const words = vocabulary(language);
  const from = (low: number, high: number) =>
    words[low + below(random, high - low)] ?? "";
  const part = (word: string) => [...word].slice(1, 5).join("");
  return Array.from({ length: count }, (_, round) =>
    oneOf(random, [
      from(0, 20),
      from(20, 200),
      from(200, 2_000),
      from(2_000, 20_000),
      part(from(200, 20_000)),
      `${from(0, 50)} ${from(50, 2_000)}`,
      `${from(200, 2_000)}${round % 2 ? "zq" : ""}`,
    ]),
  );
}
