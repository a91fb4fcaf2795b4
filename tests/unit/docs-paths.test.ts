import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";

const pages = [
  "README.md",
  "CONTRIBUTING.md",
  ...readdirSync("docs", { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".md"))
    .map((name) => path.join("docs", name)),
];

/** The folders that the house has, and the two that are named from where they stand. */
const roots = /^(app|components|db|docs|lib|messages|pages|public|scripts|tests)\//;
const within: [RegExp, string][] = [
  [/^api\//, "app"],
  [/^(unit|components|integration|e2e|bench|chaos|fuzz|support)\//, "tests"],
];

/** What the worked example of a new channel would add. */
const imagined = /^lib\/channels\/telegram\//;

test.each(pages)("What %s names is there", (page) => {
  const text = readFileSync(page, "utf8").replace(/```[\s\S]*?```/g, "");
  const missing = [...namedIn(text), ...linkedFrom(page, text)].filter(
    (place) => !isThere(place) && !imagined.test(place),
  );
  expect(missing).toEqual([]);
});

/** Words in code that are a path of the house: `lib/dialogs/sweep.ts`, `api/dialogs/changes`, `e2e/threats/16-headers`. */
function namedIn(text: string): string[] {
  const words = [...text.matchAll(/`([^`\s]+\/[^`\s]*)`/g)].map(([, word = ""]) => word);
  return words.flatMap((word) => {
    const bare = word.replace(/[…*{<:].*$/, "").replace(/\/$/, "");
    const [, folder] = within.find(([beginning]) => beginning.test(word)) ?? [];
    if (folder && !existsSync(bare)) return [path.join(folder, bare)];
    return roots.test(word) ? [bare] : [];
  });
}

const linkedFrom = (page: string, text: string): string[] =>
  [...text.matchAll(/\]\(([^)#\s]+)[^)]*\)/g)]
    .map(([, link = ""]) => link)
    .filter((link) => !/^[a-z]+:/.test(link))
    .map((link) => path.join(path.dirname(page), link));

/** Itself, or as the beginning of a file's name: a test is named without its ending. */
const isThere = (place: string) =>
  existsSync(place) ||
  (existsSync(path.dirname(place)) &&
    readdirSync(path.dirname(place)).some((name) =>
      name.startsWith(`${path.basename(place)}.`),
    ));
