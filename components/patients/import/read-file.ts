/** A file as rows of cells, the first of them its header. */
export type CsvFile = { name: string; header: string[]; rows: string[][] };

/** Why a file can't be read: a key of the catalogue. */
export type FileProblem = "tooBig" | "tooLong" | "empty" | "notCsv" | "openQuote";

const mostBytes = 10_000_000;
const mostLines = 20_000;

/** Reads a CSV file as spreadsheets write them: any delimiter, UTF-8, Excel's "Unicode Text" or what Windows wrote before. */
export async function readFile(file: File): Promise<CsvFile | FileProblem> {
  if (file.size > mostBytes) return "tooBig";
  const text = decode(await file.arrayBuffer());
  if (text.includes("\0")) return "notCsv";
  const { parse } = await import("papaparse");
  // Of a few lines, an empty one at the end would hide what parts two columns.
  const { data, errors } = parse<string[]>(text.replace(/(?<![\r\n])[\r\n]+$/, ""), {
    skipEmptyLines: false,
  });
  // From there on all lines are one cell: whoever they are of, nobody would miss them.
  if (errors.some(({ code }) => code === "MissingQuotes")) return "openQuote";
  const [header, ...more] = data;
  // A file ends with a line break: what would be its last line is none.
  const rows = more.slice(0, more.findLastIndex((row) => !isBlank(row)) + 1);
  if (!header || rows.length === 0) return "empty";
  if (rows.length > mostLines) return "tooLong";
  return { name: file.name, header: header.map((cell) => cell.trim()), rows };
}

/** Nothing stands on it. */
export const isBlank = (row: string[]): boolean => row.every((cell) => !cell.trim());

function decode(bytes: ArrayBuffer): string {
  const [first, second] = new Uint8Array(bytes);
  // How UTF-16 begins: the one way in which Excel keeps names of every script in a text.
  if (first === 0xff && second === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}
