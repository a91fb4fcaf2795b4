import { durationOf } from "./duration";
import { headBytes, type Sniffed, sniff } from "./sniff";
import { openFile } from "./store";

/** What was found in the stored bytes of a file. */
export type Inspected = Sniffed & { sizeBytes: number; durationMs: number | null };

const tailBytes = 64 * 1024;

/** Looks into a stored file: its true type, size, measures and length. Null where it is gone. */
export async function inspect(key: string): Promise<Inspected | null> {
  const file = await openFile(key, { start: 0, end: headBytes - 1 });
  if (!file) return null;
  const head = await bytesOf(file.body);
  const sniffed = await sniff(head);
  const tail = await tailOf(key, head, file.bytes);
  const durationMs = sniffed.contentType
    ? durationOf(sniffed.contentType, { head, tail })
    : null;
  return { ...sniffed, sizeBytes: file.bytes, durationMs };
}

async function tailOf(key: string, head: Buffer, bytes: number): Promise<Buffer> {
  if (bytes <= head.length) return head;
  const span = { start: Math.max(0, bytes - tailBytes), end: bytes - 1 };
  const file = await openFile(key, span);
  return file ? bytesOf(file.body) : head;
}

async function bytesOf(body: ReadableStream<Uint8Array>): Promise<Buffer> {
  return Buffer.from(await new Response(body).arrayBuffer());
}
