import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { english } from "@/lib/i18n";
import { type Part, partsOf } from "@/lib/sentences";

const doors = readdirSync("app", { recursive: true, encoding: "utf8" })
  .filter((name) => /(^|\/)(page|layout|error)\.tsx$/.test(name))
  .map((name) => path.join("app", name));

test.each(doors)("What %s says in the browser, it has been given", (door) => {
  const given = partsOf(english, givenTo(door) as Part[]);
  const missing = saidBy(door).filter((name) => !isIn(given, name));
  expect(missing).toEqual([]);
});

test("The inbox is given what it says and no more: its page carries each sentence", () => {
  const said = saidBy("app/(staff)/dialogs/[[...id]]/page.tsx");
  const rooms = new Set(said.map((name) => name.split(".")[0]));
  expect(givenTo("app/(staff)/dialogs/layout.tsx")).toEqual([...rooms].sort());
});

test("Of a room that is given in part, the other parts stay behind", () => {
  const all = { inbox: { title: "Inbox" }, settings: { left: "left", menu: "Menu" } };
  expect(partsOf(all, ["inbox", "settings.left"])).toEqual({
    inbox: { title: "Inbox" },
    settings: { left: "left" },
  });
});

test("No sentence can be without a word: as the build has them, it would be told of as a fault and show its name", () => {
  const said = sentencesOf(english);
  expect(said.filter(([, sentence]) => canBeEmpty(sentence))).toEqual([]);
  const perhaps = "{a, plural, =0 {} other {# in}}{b, select, yes {, {a}} other {}}";
  expect(canBeEmpty(perhaps)).toBe(true);
  expect(canBeEmpty(`${perhaps} min`)).toBe(false);
});

test("No sentence is asked for as it was written: the build has read them all, and keeps none", () => {
  const faces = readdirSync("components", { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".tsx") || name.endsWith(".ts"))
    .filter((name) =>
      readFileSync(path.join("components", name), "utf8").includes(".raw("),
    );
  expect(faces).toEqual([]);
});

type Sentence = [name: string, sentence: string];

const sentencesOf = (part: object, above = ""): Sentence[] =>
  Object.entries(part).flatMap(([key, value]): Sentence[] =>
    typeof value === "string"
      ? [[above + key, value]]
      : sentencesOf(value, `${above}${key}.`),
  );

/** Is it nothing but choices, and can each of them be nothing? */
function canBeEmpty(sentence: string): boolean {
  const choices = /\{\w+, (?:plural|select),(?: [\w=]+ \{(?:[^{}]|\{[^{}]*\})*\})+\}/g;
  const beside = sentence.replace(choices, "");
  const chosen = sentence.match(choices) ?? [];
  return (
    beside === "" && chosen.length > 0 && chosen.every((choice) => choice.includes(" {}"))
  );
}

/** By the door itself, or by the nearest layout above it. */
function givenTo(door: string): string[] {
  const listed = existsSync(door) ? listedIn(readFileSync(door, "utf8")) : undefined;
  if (listed !== undefined) return stringsIn(listed);
  const folder = path.dirname(door);
  const above = path.basename(door) === "layout.tsx" ? path.dirname(folder) : folder;
  return givenTo(path.join(above, "layout.tsx"));
}

const listedIn = (text: string) =>
  /(?:said: Part\[\] = \[|<Sentences of={\[)([^\]]*)\]/.exec(text)?.[1];

const stringsIn = (text: string) =>
  [...text.matchAll(/"([^"]+)"/g)].map(([, word = ""]) => word);

/** The catalogue's rooms and parts that are named in what a door imports and the browser runs. */
function saidBy(door: string): string[] {
  const said = new Set<string>();
  const seen = new Set<string>();
  const read = (file: string, isAbove: boolean) => {
    const text = readFileSync(file, "utf8");
    const inBrowser = isAbove || text.startsWith('"use client"');
    const visit = `${file} ${inBrowser}`;
    // What the server does for the browser is not run by it.
    if (seen.has(visit) || text.startsWith('"use server"')) return;
    seen.add(visit);
    if (inBrowser) for (const name of namedIn(text)) said.add(name);
    for (const imported of importsOf(file, text)) read(imported, inBrowser);
  };
  read(door, false);
  return [...said];
}

const namedIn = (text: string) =>
  [...text.matchAll(/useTranslations\(([^)]*)\)/g)].flatMap(([, named = ""]) =>
    stringsIn(named),
  );

const importsOf = (file: string, text: string) =>
  [
    ...text.matchAll(
      /(?:^|\n)(?:import|export) (?!type)[^;]*?from "([^"]+)"|import\("([^"]+)"\)/g,
    ),
  ]
    .map(([, first, later]) => fileOf(first ?? later ?? "", file))
    .filter((found) => found !== undefined);

function fileOf(name: string, importer: string): string | undefined {
  if (!/^[@.]\//.test(name) && !name.startsWith("../")) return;
  const place = name.startsWith("@/")
    ? name.slice(2)
    : path.join(path.dirname(importer), name);
  return [".ts", ".tsx"].map((ending) => place + ending).find(existsSync);
}

function isIn(catalogue: object, name: string): boolean {
  const [key = "", ...deeper] = name.split(".");
  const within: unknown = Object.entries(catalogue).find(([own]) => own === key)?.[1];
  if (within === undefined || deeper.length === 0) return within !== undefined;
  return isIn(within as object, deeper.join("."));
}
