/** Before the bytes of the one part stand its headers. */
const mostHeaderBytes = 8 * 1024;
const endOfHeaders = "\r\n\r\n";

/**
 * Writes the one file of a multipart body to disk as it comes: no more of it is in memory than a chunk. How long the
 * file is stands in its signed address, so the bytes need not be searched for the boundary, and one too many is seen.
 * True when exactly so many bytes came, and the boundary after them.
 */
export async function receivePart(
  body: AsyncIterable<Uint8Array>,
  { boundary, bytes }: { boundary: string; bytes: number },
  write: (bytes: Buffer) => Promise<unknown>,
): Promise<boolean> {
  let before: Buffer | null = Buffer.alloc(0);
  let left = bytes;
  let after = "";
  for await (const chunk of body) {
    let rest: Buffer = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    if (before) {
      before = Buffer.concat([before, rest]);
      const end = before.indexOf(endOfHeaders);
      if (end < 0 && before.length > mostHeaderBytes) return false;
      if (end < 0) continue;
      rest = before.subarray(end + endOfHeaders.length);
      before = null;
    }
    if (left > 0) await write(rest.subarray(0, left));
    after += rest.subarray(left).toString("latin1");
    left = Math.max(0, left - rest.length);
    if (after.length > mostHeaderBytes) return false;
  }
  return left === 0 && after.startsWith(`\r\n--${boundary}`);
}

/** The boundary that a multipart request announces; null where it is something else. */
export const boundaryOf = (contentType: string | null): string | null =>
  /^multipart\/form-data;.*boundary="?([^";]{1,200})"?/i.exec(contentType ?? "")?.[1] ??
  null;
