import { isVisible } from "@/lib/channels/visible";

/** How many characters are looked for. Of what is longer the beginning is: in the field, in the address, on the server. */
export const longestSearch = 200;

/** What is looked for of what was typed or pasted; empty where nothing is, or nothing that is seen. */
export function askedWords(typed: string): string {
  const words = typed.slice(0, longestSearch).trim();
  return isVisible(words) ? words : "";
}

/** Does an address ask for more than is looked for? */
export const asksTooMuch = (q: unknown): boolean =>
  typeof q === "string" && q.length > longestSearch;
