/** A part of a text in which something was looked for: what was found is marked. */
export type MarkedPart = { text: string; marked: boolean };
