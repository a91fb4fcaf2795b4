import Papa from "papaparse";

type Cell = string | number | null;

/** What a spreadsheet's text begins with, or Excel takes it for something else than UTF-8. */
export const byteOrderMark = "\uFEFF";

/** The library's own looks only at cells of one line. */
const formula = /^[=+\-@\t\r]/;

/**
 * Rows as lines of a spreadsheet's text, safe to open in one: a cell that would be read as a formula (`=`, `+`, `-`,
 * `@`, tab) begins with an apostrophe (OWASP, CSV injection).
 */
export const csvLines = (rows: Cell[][]): string =>
  `${Papa.unparse(rows, { escapeFormulae: formula, newline: "\r\n" })}\r\n`;
