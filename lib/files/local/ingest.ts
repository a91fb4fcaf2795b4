import { z } from "zod";
import { log } from "@/lib/log";
import {
  deleteFromDisk,
  finishPart,
  isKey,
  openPart,
  sizeOfPart,
  sizeOnDisk,
} from "./disk";
import { boundaryOf, receivePart } from "./receive-part";
import { described, type Ingest, report, type Told } from "./report";
import { isSigned } from "./signature";
import { noteMetadata, noteResult } from "./under-way";

/**
 * UploadThing's wire on this machine: what its SDKs ask of the service, answered from a folder. The address is the
 * one that was signed, whatever host it came in by.
 */
export async function answerIngest(ingest: Ingest, request: Request): Promise<Response> {
  const url = new URL(request.url);
  const path = url.pathname.slice(1);
  if (request.method === "POST") return answerApi(ingest, request, path);
  if (!isKey(path) || !isSigned(ingest.apiKey, url)) return refuse(403, "bad signature");
  if (request.method === "HEAD") return tellStart(path);
  return request.method === "PUT"
    ? keepFile(ingest, request, url)
    : refuse(405, "method");
}

const Metadata = z.object({
  fileKeys: z.array(z.string()),
  metadata: z.record(z.string(), z.unknown()),
  callbackUrl: z.string(),
  callbackSlug: z.string(),
});
const Result = z.object({ fileKey: z.string(), callbackData: z.unknown() });
const Keys = z.object({ fileKeys: z.array(z.string()) });

/** What the SDK on the server asks, with the key that only it has. */
async function answerApi({ apiKey }: Ingest, request: Request, path: string) {
  if (request.headers.get("x-uploadthing-api-key") !== apiKey) return refuse(401, "key");
  const asked: unknown = await request.json();
  switch (path) {
    case "route-metadata": {
      const { fileKeys, ...told } = Metadata.parse(asked);
      noteMetadata(fileKeys, told);
      return Response.json({ ok: true });
    }
    case "callback-result": {
      const { fileKey, callbackData } = Result.parse(asked);
      noteResult(fileKey, callbackData);
      return Response.json({ ok: true });
    }
    case "v6/deleteFiles": {
      const { fileKeys } = Keys.parse(asked);
      for (const key of fileKeys.filter(isKey)) await deleteFromDisk(key);
      return Response.json({ success: true, deletedCount: fileKeys.length });
    }
    default:
      return refuse(404, "not found");
  }
}

/** An upload that broke off goes on where it was. */
async function tellStart(key: string): Promise<Response> {
  const start = String(await sizeOfPart(key));
  return new Response(null, { headers: { "x-ut-range-start": start } });
}

async function keepFile(ingest: Ingest, request: Request, url: URL): Promise<Response> {
  const key = url.pathname.slice(1);
  const told = toldIn(url);
  const start = Number(
    /^bytes=(\d+)-/.exec(request.headers.get("range") ?? "")?.[1] ?? 0,
  );
  const boundary = boundaryOf(request.headers.get("content-type"));
  if (!boundary || !request.body || start > told.size) return refuse(400, "not a file");
  // Keys are short enough to meet by chance: a file that is there is another's.
  if ((await sizeOnDisk(key)) !== null) return refuse(409, "exists");
  if (start > (await sizeOfPart(key))) return refuse(416, "range");
  const bytes = told.size - start;
  if (!(await write(key, start, { body: request.body, boundary, bytes })))
    return refuse(400, "size mismatch");
  await finishPart(key);
  try {
    const serverData = told.slug === null ? null : await report(ingest, key, told);
    return Response.json({ ...described(key), serverData });
  } catch (fault) {
    // It may be taken all the same, only later. If nobody takes it, it is deleted with its upload.
    log("warn", "upload.untold", {}, fault);
    return refuse(503, "try again");
  }
}

type Incoming = { body: ReadableStream<Uint8Array>; boundary: string; bytes: number };

async function write(key: string, start: number, { body, ...part }: Incoming) {
  const handle = await openPart(key, start);
  let at = start;
  try {
    const whole = await receivePart(body, part, async (chunk) => {
      await handle.write(chunk, 0, chunk.length, at);
      at += chunk.length;
    });
    await handle.sync();
    return whole;
  } catch {
    // The browser went away. What has arrived waits for it to go on.
    return false;
  } finally {
    await handle.close();
  }
}

/** What the signed address says of the file; the SDK encodes each value once more than an address needs. */
function toldIn({ searchParams }: URL): Told {
  const value = (name: string) => {
    const given = searchParams.get(name);
    return given === null ? null : decodeURIComponent(given);
  };
  return {
    name: value("x-ut-file-name") ?? "",
    size: Number(value("x-ut-file-size") ?? 0),
    type: value("x-ut-file-type") ?? "",
    customId: value("x-ut-custom-id"),
    slug: value("x-ut-slug"),
  };
}

const refuse = (status: number, error: string) => Response.json({ error }, { status });
