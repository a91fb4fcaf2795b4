type Named = { id: number; name: string };
type Said = { text: string; attachments: readonly { fileName: string }[] };

/** Whom of a family a message names: by the text, or by the name of a file. A hint for staff, never an answer. */
export type NamedHint = { personId: number; where: "file" | "text" };

/**
 * Finds the one person whose given name stands in what was said. Nobody where two are named, or where a name is
 * shared: a wrong hint is worse than none.
 */
export function namedIn(
  people: readonly Named[],
  messages: readonly Said[],
): NamedHint | null {
  const files = messages.flatMap(({ attachments }) =>
    attachments.map(({ fileName }) => fileName),
  );
  return (
    hintFrom(people, files, "file") ??
    hintFrom(
      people,
      messages.map(({ text }) => text),
      "text",
    )
  );
}

function hintFrom(
  people: readonly Named[],
  said: string[],
  where: NamedHint["where"],
): NamedHint | null {
  const words = new Set(said.flatMap(wordsOf));
  const named = people.filter(({ name }) => words.has(wordsOf(name)[0] ?? ""));
  const [only, ...others] = named;
  return only && others.length === 0 ? { personId: only.id, where } : null;
}

/** "Ben’s form" names Ben. */
const wordsOf = (text: string): string[] =>
  text
    .normalize("NFD")
    .toLowerCase()
    .replace(/\p{Mn}|['’]s\b/gu, "")
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
