import Papa from "papaparse";

/**
 * Rows as a spreadsheet's text, safe to open in one: a cell that would be read as a formula (`=`, `+`, `-`, `@`, tab)
 * begins with an apostrophe (OWASP, CSV injection). It starts with a byte order mark, or Excel takes it for no UTF-8.
 */
export function csv(rows: readonly (readonly (string | number | null)[])[]): string {
  return `\uFEFF${Papa.unparse(rows as (string | number | null)[][], { escapeFormulae: true, newline: "\r\n" })}`;
}

/** A file to save, kept by nobody on the way. */
export function asDownload(name: string, body: string | ReadableStream): Response {
  return new Response(body, {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="${name}"`,
      "X-Content-Type-Options": "nosniff",
      "Cache-Control": "no-store",
    },
  });
}
