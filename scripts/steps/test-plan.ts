const suites = ["unit", "components", "integration", "e2e", "chaos"] as const;
type Suite = (typeof suites)[number];

export type TestPlan = { suites: Suite[]; filters: string[] };

/** The first words name suites (all, if there are none); the rest are handed on to the runners. `unit` brings components along. */
export function readTestPlan(words: string[]): TestPlan {
  const isSuite = (word: string): word is Suite => suites.includes(word as Suite);
  const end = words.findIndex((word) => !isSuite(word));
  const named = (end < 0 ? words : words.slice(0, end)).filter(isSuite);
  const filters = end < 0 ? [] : words.slice(end);
  if (named.length === 0) return { suites: [...suites], filters };
  const chosen = named.includes("unit") ? [...named, "components" as const] : named;
  return { suites: suites.filter((suite) => chosen.includes(suite)), filters };
}
