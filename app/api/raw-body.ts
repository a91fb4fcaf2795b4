import type { IncomingMessage } from "node:http";
import { ok, type Result, refused } from "@/lib/result";
import { patienceMs } from "./body";

/**
 * Reads what somebody posts of whom nothing is known yet, as it comes: no more of it than `maxBytes`, and for ten seconds
 * at most. A connection that breaks off counts as one that is too slow: nobody is there to be told.
 */
export function rawBody(
  request: IncomingMessage,
  maxBytes: number,
): Promise<Result<Uint8Array<ArrayBuffer>, "tooLarge" | "tooSlow">> {
  if (Number(request.headers["content-length"] ?? 0) > maxBytes)
    return Promise.resolve(refused("tooLarge"));
  return new Promise((resolve) => {
    const pieces: Buffer<ArrayBuffer>[] = [];
    let size = 0;
    const leave = (read: Awaited<ReturnType<typeof rawBody>>) => {
      clearTimeout(patience);
      request.off("data", take);
      request.pause();
      resolve(read);
    };
    const take = (piece: Buffer<ArrayBuffer>) => {
      size += piece.byteLength;
      if (size > maxBytes) leave(refused("tooLarge"));
      else pieces.push(piece);
    };
    const patience = setTimeout(() => leave(refused("tooSlow")), patienceMs);
    request
      .on("data", take)
      .once("end", () => leave(ok(Buffer.concat(pieces))))
      .once("error", () => leave(refused("tooSlow")))
      .once("close", () => leave(refused("tooSlow")));
  });
}
