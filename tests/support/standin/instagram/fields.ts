/** One of Graph's field expressions: `messages.limit(20){id,from}`. */
export type Field = { name: string; limit: number | null; fields: Field[] };

const expression = /^(\w+)(?:\.limit\((\d+)\))?(?:\{(.*)\})?$/s;

/** Reads a list of Graph's fields; null where it can't be read. */
export function parseFields(text: string): Field[] | null {
  const fields: Field[] = [];
  for (const part of split(text)) {
    const [, name, limit, inner] = expression.exec(part.trim()) ?? [];
    const within = inner === undefined ? [] : parseFields(inner);
    if (!name || !within) return null;
    fields.push({ name, limit: limit ? Number(limit) : null, fields: within });
  }
  return fields;
}

/** The parts between commas, where no brace is open. */
function split(text: string): string[] {
  const parts = [""];
  let depth = 0;
  for (const letter of text) {
    if (letter === "{") depth += 1;
    if (letter === "}") depth -= 1;
    if (letter === "," && depth === 0) parts.push("");
    else parts[parts.length - 1] += letter;
  }
  return parts;
}
