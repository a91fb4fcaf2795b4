import type { z } from "zod";
import { invalid, tooMuch } from "./answer";

/** Whoever posts here sends at once; providers give up after fifteen seconds themselves. */
export const patienceMs = 10_000;

/** The longest draft and the longest note together, whatever script they are written in. */
const usualBytes = 256 * 1024;

/** Does a request say that its body has no more bytes than these? One that says nothing may have any number. */
export const statesAtMost = ({ headers }: Request, bytes: number): boolean =>
  Number(headers.get("content-length") ?? Number.NaN) <= bytes;

/**
 * Reads what somebody posts of whom nothing is known yet: no more of it than `maxBytes`, and for ten seconds at most.
 * Or answers with what to tell them.
 */
export async function readBody(
  { headers, body }: Request,
  maxBytes: number,
): Promise<Uint8Array<ArrayBuffer> | Response> {
  if (Number(headers.get("content-length") ?? 0) > maxBytes) return tooLarge();
  const reader = body?.getReader();
  if (!reader) return new Uint8Array();
  let isSlow = false;
  const patience = setTimeout(() => {
    isSlow = true;
    void reader.cancel().catch(() => undefined);
  }, patienceMs);
  try {
    const read = await readUpTo(reader, maxBytes);
    return isSlow ? new Response("Too slow", { status: 408 }) : (read ?? tooLarge());
  } finally {
    clearTimeout(patience);
  }
}

/**
 * Reads what a screen of a member of staff sends as JSON, in the form that belongs there; or answers with why not: there
 * is too much of it, or it makes no sense.
 */
export async function readJson<Schema extends z.ZodType>(
  { body }: Request,
  schema: Schema,
  maxBytes = usualBytes,
): Promise<z.output<Schema> | Response> {
  const read = body ? await readUpTo(body.getReader(), maxBytes) : new Uint8Array();
  if (!read) return tooMuch();
  const said = schema.safeParse(parse(read));
  return said.success ? said.data : invalid();
}

function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return null;
  }
}

/** Null where there is more. */
async function readUpTo(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  maxBytes: number,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return Buffer.concat(chunks);
    size += value.byteLength;
    if (size > maxBytes) {
      await reader.cancel().catch(() => undefined);
      return null;
    }
    chunks.push(value);
  }
}

const tooLarge = () => new Response("Too large", { status: 413 });
