import type { Span } from "./local/disk";
import { openFile } from "./store";

/** A file as it is to be given out. */
export type Served = {
  fileKey: string;
  contentType: string;
  fileName: string;
  /** A download, even where the browser could show it. */
  asDownload?: boolean;
};

const pictures = /^image\/(jpeg|png|gif|webp|avif|bmp)$/;

/** May a browser show a file of this type in place? Only what can't act: pictures of dots, sound, film and PDF. */
export const isShown = (contentType: string): boolean =>
  pictures.test(contentType) ||
  /^((audio|video)\/[\w.+-]+|application\/pdf)$/.test(contentType);

/**
 * Gives out a stored file, whole or the span that was asked for, so that a player can seek. A stranger's file may be
 * anything: it is shown only where it can't act, never guessed at, and in a sandbox; nothing keeps it.
 * Null where it is gone.
 */
export async function serveFile(
  served: Served,
  request: Request,
): Promise<Response | null> {
  const isHead = request.method === "HEAD";
  const asked = isHead ? null : spanAsked(request.headers.get("range"));
  const whole = await openFile(served.fileKey, asked || isHead ? aByte : undefined);
  if (!whole) return null;
  // Next answers HEAD by a route's GET and drops its body unread, which would keep the file open for ever.
  if (asked || isHead) await whole.body.cancel();
  const headers = headersOf(served);
  if (!asked)
    return answer(200, isHead ? null : whole.body, {
      ...headers,
      "content-length": `${whole.bytes}`,
    });
  const span = spanWithin(asked, whole.bytes);
  if (!span) return answer(416, null, { "content-range": `bytes */${whole.bytes}` });
  const part = await openFile(served.fileKey, span);
  if (!part) return null;
  return answer(206, part.body, {
    ...headers,
    "content-length": `${span.end - span.start + 1}`,
    "content-range": `bytes ${span.start}-${span.end}/${whole.bytes}`,
  });
}

function headersOf({ contentType, fileName, asDownload }: Served) {
  const shown = isShown(contentType) && !asDownload;
  return {
    "content-type":
      isShown(contentType) || isPlain(contentType)
        ? contentType
        : "application/octet-stream",
    "content-disposition": dispositionOf(shown ? "inline" : "attachment", fileName),
    "content-security-policy": policyOf(contentType),
    "cross-origin-resource-policy": "same-origin",
    "accept-ranges": "bytes",
  };
}

/** Types that no browser runs: given by their name, so that the right program opens them. */
const isPlain = (contentType: string): boolean =>
  /^application\/(msword|vnd\.[\w.-]+)$/.test(contentType) ||
  /^text\/(plain|csv|vcard)$/.test(contentType);

/** Browsers show a PDF by a viewer of their own, which a sandbox would switch off; the PDF itself reaches nothing. */
const policyOf = (contentType: string): string =>
  contentType === "application/pdf"
    ? "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"
    : "default-src 'none'; sandbox; frame-ancestors 'none'";

/** A name in signs that any header takes, and the true one encoded beside it. */
function dispositionOf(manner: "inline" | "attachment", fileName: string): string {
  if (fileName === "") return manner;
  const plain = fileName.normalize("NFKD").replace(/[^\w .()-]/g, "_");
  const encoded = encodeURIComponent(fileName.toWellFormed()).replace(
    /['()*!]/g,
    percent,
  );
  return `${manner}; filename="${plain}"; filename*=UTF-8''${encoded}`;
}

const percent = (sign: string) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`;

/** What is read to learn a file's size. */
const aByte: Span = { start: 0, end: 0 };

/** `start` counts from the end where it is negative. */
type Asked = { start: number; end: number | null };

/** One span of bytes. Several at once, and what is no span, are answered with the whole, as HTTP allows. */
function spanAsked(range: string | null): Asked | null {
  const [, from = "", to = ""] = /^bytes=(\d*)-(\d*)$/.exec(range ?? "") ?? [];
  if (from === "" && to === "") return null;
  if (from === "") return { start: -Number(to), end: null };
  return { start: Number(from), end: to === "" ? null : Number(to) };
}

function spanWithin({ start, end }: Asked, bytes: number): Span | null {
  const from = start < 0 || Object.is(start, -0) ? Math.max(0, bytes + start) : start;
  const to = Math.min(end ?? bytes - 1, bytes - 1);
  return from <= to && from < bytes ? { start: from, end: to } : null;
}

const answer = (
  status: number,
  body: ReadableStream<Uint8Array> | null,
  headers: Record<string, string>,
): Response =>
  new Response(body, {
    status,
    headers: {
      "x-content-type-options": "nosniff",
      "cache-control": "private, no-store",
      ...headers,
    },
  });
