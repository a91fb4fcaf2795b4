import { createHash } from "node:crypto";
import { signed } from "./signature";
import { expectResult, metadataOf } from "./under-way";

/** Where the SDK believes UploadThing to be: nothing is ever asked there, the calls are answered in this process. */
export const ingestUrl = "http://ingest.local";

/** This machine's own UploadThing: the key that it signs with, and the product's handler of what it posts. */
export type Ingest = {
  apiKey: string;
  callBack(request: Request): Promise<Response>;
};

/** What a signed address says of its file. */
export type Told = {
  name: string;
  size: number;
  type: string;
  customId: string | null;
  slug: string | null;
};

/** Tells the product that the file is there, as UploadThing does, and brings back what it answers. */
export async function report(ingest: Ingest, key: string, told: Told): Promise<unknown> {
  const { callbackUrl, callbackSlug, metadata } = await metadataOf(key);
  const { name, size, type, customId } = told;
  const file = { name, size, type, customId, key, ...described(key) };
  const payload = JSON.stringify({
    status: "uploaded",
    metadata,
    origin: ingestUrl,
    file,
  });
  const callback = new Request(`${callbackUrl}?slug=${callbackSlug}`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      "uploadthing-hook": "callback",
      "x-uploadthing-signature": signed(ingest.apiKey, payload),
    },
    body: payload,
  });
  const [result] = await Promise.all([expectResult(key), ingest.callBack(callback)]);
  return result;
}

/** What the SDK wants to hear of a stored file. Nothing reads it: files are read by their keys. */
export function described(key: string) {
  const url = `${ingestUrl}/f/${key}`;
  const fileHash = createHash("md5").update(key).digest("hex");
  return { url, appUrl: url, ufsUrl: url, fileHash };
}
