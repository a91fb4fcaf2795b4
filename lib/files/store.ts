import { randomUUID } from "node:crypto";
import { openAsBlob } from "node:fs";
import { UTFile } from "uploadthing/server";
import { readFromDisk, type Span, sizeOnDisk } from "./local/disk";
import { isLocal, type Noting, uploadThing } from "./uploadthing";

/** A stored file being read. `bytes` is the whole file's size. Null stands for one that is not there. */
export type StoredFile = { body: ReadableStream<Uint8Array>; bytes: number };

/** As long as one request of ours takes to be led to the file. */
const linkSeconds = 300;
const patienceMs = 10_000;

/**
 * Puts a file of this machine into the files room, private, under a name that says nothing; answers its key. The file
 * is read as it is sent, once `noting` has written down under which. @throws Error where the room can't take it now, or
 * that was not written down: try again later.
 */
export async function storeFile(
  path: string,
  contentType: string,
  noting?: Noting,
): Promise<string> {
  const file = new UTFile([await openAsBlob(path)], randomUUID(), { type: contentType });
  const options = { acl: "private", contentDisposition: "attachment" } as const;
  const { data, error } = await uploadThing(noting).uploadFiles(file, options);
  if (error) throw new Error(`A file was not stored: ${error.code}.`);
  return data.key;
}

/**
 * Reads a stored file, whole or a span of it, as a stream that has to be read to its end or cancelled. Null where it is
 * gone. @throws Error where it can't be had now.
 */
export async function openFile(key: string, span?: Span): Promise<StoredFile | null> {
  return isLocal() ? openLocal(key, span) : openRemote(key, span);
}

/** Deletes stored files; ones that are gone already are no matter. @throws Error where they can't be deleted now. */
export async function deleteFiles(keys: string[]): Promise<void> {
  if (keys.length > 0) await uploadThing().deleteFiles(keys);
}

async function openLocal(key: string, span?: Span): Promise<StoredFile | null> {
  const bytes = await sizeOnDisk(key);
  return bytes === null ? null : { body: readFromDisk(key, span), bytes };
}

async function openRemote(key: string, span?: Span): Promise<StoredFile | null> {
  const { ufsUrl } = await uploadThing().generateSignedURL(key, {
    expiresIn: linkSeconds,
  });
  const response = await askPatiently(ufsUrl, span);
  if (response.ok && response.body)
    return { body: response.body, bytes: wholeSize(response) };
  await response.body?.cancel();
  if (response.status === 404) return null;
  throw new Error(`UploadThing answered ${response.status}.`);
}

/** The answer must begin in time; how long the file takes is its reader's affair. */
async function askPatiently(url: string, span?: Span): Promise<Response> {
  const impatience = new AbortController();
  const patience = setTimeout(() => impatience.abort(), patienceMs);
  try {
    return await fetch(url, {
      headers: span ? { range: `bytes=${span.start}-${span.end}` } : {},
      cache: "no-store",
      signal: impatience.signal,
    });
  } finally {
    clearTimeout(patience);
  }
}

/** Of a part the whole size stands behind the slash: `bytes 0-99/4711`. */
function wholeSize({ headers }: Response): number {
  const whole = headers.get("content-range")?.split("/")[1];
  return Number(whole ?? headers.get("content-length") ?? 0);
}
