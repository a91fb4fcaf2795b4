import { findWords } from "@/lib/dialogs/search/find-words";
import { search } from "@/lib/dialogs/search/search";
import { wordsOf } from "@/lib/words/words";
import { type Case, sideBySide, type Times } from "../figures/measure";
import { atLeast, atMost, type Line, type Section } from "../figures/report";
import { type Clinic, inClinic } from "../ground/clinic";
import { naiveSearch } from "../peers/naive";
import { type Language, languages } from "../seed/languages";
import { below, randomFrom } from "../seed/random";
import { termsOf } from "../seed/terms";
import { selectOne } from "./list";

const rounds = 100;
const everywhere = { account: null, channel: null };

/** Words over all history, in each group of languages, beside the naive stack's; a larger clinic's beside the first's. */
export async function wordsSuite(clinic: Clinic, first?: Clinic): Promise<Section> {
  const cases = wordsCases(clinic);
  const [yardstick, ...times] = await sideBySide(
    [selectOne(clinic), ...cases, ...(first ? wordsCases(first) : [])],
    rounds,
    rounds,
  );
  const before = times.slice(cases.length);
  const lines: Line[] = times.slice(0, cases.length).map((each, at) => ({
    name: each.name,
    times: each,
    bar: barOf(each, before[at]),
  }));
  return {
    title: `Search, ${clinic.messages.toLocaleString("en")} messages`,
    about: `Common, middling and rare words, parts of words, pairs of them and words that nobody wrote: ${rounds} in each group, after as many others.${first ? " In turns with the same at the first size." : ""}`,
    yardstick,
    lines: first ? lines : [...lines, ...(await besideNaive(clinic))],
  };
}

const barOf = (times: Times, before: Times | undefined) =>
  before
    ? atMost(2 * before.p95, times.p95, "p95 ≤ 2 × that of the first size")
    : atMost(50, times.p95, "p95 ≤ 50 ms");

const wordsCases = (clinic: Clinic): Case[] =>
  inClinic(clinic, [
    ...languages.map((language) => ofLanguage(clinic, language)),
    withTypo(clinic),
  ]);

/** A whole search, people too: the words as they were typed, which nobody said, and those that may have been meant. */
function withTypo({ dana }: Clinic): Case {
  const random = randomFrom(20_261_128);
  const terms = languages
    .filter((language) => language !== "cjk")
    .flatMap((language) => termsOf(language, 2 * rounds))
    .filter((term) => /^\p{L}{6,}$/u.test(term))
    .map((term) => without(term, 1 + below(random, term.length - 2)));
  return {
    name: "whole search, a letter missing",
    work: (round: number) =>
      search(dana, { q: terms[(round * 7) % terms.length] ?? "", ...everywhere }),
  };
}

const without = (term: string, at: number): string =>
  `${term.slice(0, at)}${term.slice(at + 1)}`;

/** What counts, and as much else to warm up with. */
const ofLanguage = (clinic: Clinic, language: Language): Case =>
  messagesWith(clinic, `words, ${language}`, termsOf(language, 2 * rounds));

function messagesWith({ dana }: Clinic, name: string, terms: string[]): Case {
  return {
    name,
    work: (round: number) =>
      findWords({
        staff: dana,
        ways: [wordsOf(terms[round % terms.length] ?? "")],
        filter: everywhere,
        before: null,
        limit: 31,
      }),
  };
}

/** The same words asked of both, few times: the naive stack takes seconds for each. */
async function besideNaive(clinic: Clinic): Promise<Line[]> {
  const terms = languages.flatMap((language) => termsOf(language, 3));
  const [words, whole, naive] = await sideBySide(
    [
      messagesWith(clinic, "words, all groups", terms),
      {
        name: "whole search, people and messages",
        work: (round) =>
          search(clinic.dana, { q: terms[round % terms.length] ?? "", ...everywhere }),
      },
      {
        name: "the naive stack's search",
        work: (round) => naiveSearch(clinic.database, terms[round % terms.length] ?? ""),
      },
    ],
    terms.length,
  );
  if (!words || !whole || !naive) return [];
  const times = naive.p95 / words.p95;
  return [
    { name: whole.name, times: whole },
    { name: naive.name, times: naive },
    {
      name: "messages' words faster than the naive stack, by p95",
      figure: `${Math.round(times)}×`,
      // A table that fits in a hand's breadth is soon read from end to end.
      bar: clinic.messages < 1_000_000 ? undefined : atLeast(100, times, "≥ 100 ×"),
    },
  ];
}
