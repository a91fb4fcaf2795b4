import type { english } from "./i18n";

type Room = keyof typeof english;

/** A room of the catalogue, or the part of one: `touches`, `settings.attention`. */
export type Part = Room | `${Room}.${string}`;

type Catalogue = { [key: string]: unknown };

/** The catalogue with these parts alone, each where it was. */
export function partsOf(all: Catalogue, parts: readonly Part[]): Catalogue {
  const some: Catalogue = {};
  for (const part of parts) take(some, all, part.split("."));
  return some;
}

function take(some: Catalogue, all: Catalogue, [key = "", ...deeper]: string[]) {
  if (deeper.length === 0) {
    some[key] = all[key];
    return;
  }
  const within = { ...(some[key] as Catalogue | undefined) };
  some[key] = within;
  take(within, all[key] as Catalogue, deeper);
}
