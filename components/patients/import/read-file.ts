/** Whose letters an old file may be in, each with how Windows wrote them: nothing in the file says which. */
const scripts = {
  western: "windows-1252",
  central: "windows-1250",
  cyrillic: "windows-1251",
  greek: "windows-1253",
  turkish: "windows-1254",
  hebrew: "windows-1255",
  arabic: "windows-1256",
} as const;

export type Script = keyof typeof scripts;

export const allScripts = Object.keys(scripts) as Script[];

/** A row of cells that are not all empty, and the line of the file on which it stands. */
export type Row = { line: number; cells: string[] };

/**
 * A file as the rows below its header. `script`: whose letters it was read as, where it could be another's; null where
 * the file leaves no doubt.
 */
export type CsvFile = {
  name: string;
  header: string[];
  rows: Row[];
  script: Script | null;
};

/** Why a file can't be read: a key of the catalogue. */
export type FileProblem = "tooBig" | "tooLong" | "empty" | "notCsv" | "openQuote";

const mostBytes = 10_000_000;
const mostLines = 20_000;

/**
 * Reads a CSV file as spreadsheets and databases write them: any delimiter, UTF-8, UTF-16 such as Excel's "Unicode Text",
 * or what Windows wrote before, in `asked`'s letters where somebody said so.
 */
export async function readFile(
  file: File,
  asked?: Script,
): Promise<CsvFile | FileProblem> {
  if (file.size > mostBytes) return "tooBig";
  const { text, script } = decode(new Uint8Array(await file.arrayBuffer()), asked);
  if (text.includes("\0")) return "notCsv";
  const { parse } = await import("papaparse");
  const [said = "", delimiter = ""] = delimiterLine.exec(text) ?? [];
  // Of a few lines, an empty one at the end would hide what parts two columns.
  const lines = text.slice(said.length).replace(/(?<![\r\n])[\r\n]+$/, "");
  const { data, errors } = parse<string[]>(lines, { delimiter, skipEmptyLines: false });
  // From there on all lines are one cell: whoever they are of, nobody would miss them.
  if (errors.some(({ code }) => code === "MissingQuotes")) return "openQuote";
  const [top, ...rows] = data
    .map((cells, index): Row => ({ line: index + 1, cells }))
    .filter(({ cells }) => cells.some((cell) => cell.trim()));
  if (!top || rows.length === 0) return "empty";
  if (rows.length > mostLines) return "tooLong";
  const header = top.cells.map((cell) => cell.trim());
  return { name: file.name, header, rows, script };
}

/** The line with which Excel is told what parts two cells. A spreadsheet does not show it, nor count it. */
const delimiterLine = /^"?sep=(.)[^\r\n]*(?:\r\n?|\n)/i;

type Decoded = { text: string; script: Script | null };

function decode(bytes: Uint8Array<ArrayBuffer>, asked: Script | undefined): Decoded {
  const read = (encoding: string, fatal = false) =>
    new TextDecoder(encoding, { fatal }).decode(bytes);
  const wide = wideOf(bytes);
  if (wide) return { text: read(wide), script: null };
  try {
    return { text: read("utf-8", true), script: null };
  } catch {
    const script = asked ?? scriptOf(bytes);
    return { text: read(scripts[script]), script };
  }
}

/**
 * UTF-16, which takes two bytes for a letter: the one way in which Excel keeps names of every script in a text. Without
 * the mark at its beginning, as databases write it, it is told by its commas and line breaks: of each the same half is
 * zero, and of no letter the other.
 */
function wideOf(bytes: Uint8Array): "utf-16le" | "utf-16be" | null {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  const zeros: [number, number] = [0, 0];
  for (const [at, byte] of bytes.entries()) if (byte === 0) zeros[at % 2 ? 1 : 0] += 1;
  const [even, odd] = zeros;
  if (bytes.length % 2 || Math.max(even, odd) < bytes.length / 100) return null;
  if (even === 0) return "utf-16le";
  return odd === 0 ? "utf-16be" : null;
}

/**
 * Words wholly of letters that English lacks are of a script of their own, likeliest Cyrillic; in Western and Central
 * European names such a letter stands alone.
 */
function scriptOf(bytes: Uint8Array): Script {
  const isForeign = (at: number) => (bytes[at] ?? 0) >= 0xc0;
  let alone = 0;
  let together = 0;
  for (const at of bytes.keys()) {
    if (!isForeign(at)) continue;
    if (isForeign(at - 1) || isForeign(at + 1)) together += 1;
    else alone += 1;
  }
  if (together > alone) return "cyrillic";
  return isCentral(new TextDecoder(scripts.central).decode(bytes))
    ? "central"
    : "western";
}

/**
 * Is a text right as Central European? Its letters stand there where a Western text has neither a letter nor a sign:
 * `Łukasz`, `Paweł` and `Matěj` would be `£ukasz`, `Pawe³` and `Matìj`. A few such names among many of others, such as
 * `Hélčne`, are not enough.
 */
function isCentral(text: string): boolean {
  const count = (sign: RegExp) => text.match(sign)?.length ?? 0;
  const own = /[šžŠŽ]|[ŁĄŻ]\p{L}|\p{L}[łąż]\p{L}|[ěĚ]\p{L}|[őŐ](?![eE])|[iI][ćĆ]/gu;
  const others = /[ŕăĺćčęďńňřůű]/giu;
  return count(own) > count(others) / 2;
}
