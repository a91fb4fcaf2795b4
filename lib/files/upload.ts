import { randomUUID } from "node:crypto";
import {
  createRouteHandler,
  createUploadthing,
  UploadThingError,
  UTFiles,
} from "uploadthing/server";
import { z } from "zod";
import type { Staff } from "@/lib/auth/current-staff";
import { admitUpload, finishUpload } from "./attach";
import { isKey } from "./local/disk";
import { answerIngest } from "./local/ingest";
import { ingestUrl } from "./local/report";
import { noteStoring, unfinishedMs } from "./removals";
import type { UploadAnswer } from "./types";
import { isLocal, localIngest, sdkSettings } from "./uploadthing";

const route = createUploadthing();

/** Any file: what a channel takes is asked of the dialog that it is for, and found in the bytes afterwards. */
const anyFile = {
  blob: {
    maxFileSize: "32MB",
    maxFileCount: 1,
    acl: "private",
    contentDisposition: "attachment",
  },
} as const;

/** What may be uploaded, by whom. Null where nobody signs in: UploadThing's own callbacks begin nothing. */
export const uploadRouter = (staff: Staff | null) => ({
  // UploadThing is told a name that says nothing, and keys that nobody can foresee.
  attachment: route(anyFile, { getFileHashParts: () => [randomUUID()] })
    .input(z.object({ dialogId: z.number().int().positive() }))
    .middleware(async ({ input: { dialogId }, files }) => {
      const admitted = await admitUpload(staff, dialogId, files);
      if (!admitted.ok)
        throw new UploadThingError({ code: "BAD_REQUEST", message: admitted.reason });
      const named = files.map((file) => ({ ...file, name: randomUUID() }));
      return { uploadId: admitted.value, [UTFiles]: named };
    })
    .onUploadComplete(
      ({ metadata: { uploadId }, file: { key } }): Promise<UploadAnswer> =>
        finishUpload(uploadId, key),
    ),
});

/**
 * Begins an upload for a member of staff: judges what the browser tells, and says where to send the bytes. Those of which
 * nobody hears that they are there are deleted when the upload is forgotten.
 */
export async function beginUpload(staff: Staff, request: Request): Promise<Response> {
  const answer = await handler(staff)(request);
  if (!answer.ok) return answer;
  const begun = Begun.parse(await answer.json());
  const keys = begun.map(({ key }) => key);
  await noteStoring(keys, unfinishedMs);
  return Response.json(isLocal() ? begun.map(withOwnAddress) : begun);
}

/** What UploadThing posts when a file is there; the SDK verifies its signature. */
export const takeCallback = (request: Request): Promise<Response> =>
  handler(null)(request);

/**
 * A browser sends a file, or asks how much of it is there, to this machine's own UploadThing. `search` is the query of
 * an address that {@link beginUpload} gave; any other is refused.
 */
export async function receiveUpload(request: Request): Promise<Response> {
  const { search } = new URL(request.url);
  const [, key = "", signed = ""] = /^\?key=(\w+)&(.+)$/.exec(search) ?? [];
  if (!isLocal() || !isKey(key)) return new Response(null, { status: 404 });
  const url = `${ingestUrl}/${key}?${signed}`;
  const { method, headers, body } = request;
  const sent = new Request(url, { method, headers, body, duplex: "half" } as RequestInit);
  return answerIngest(localIngest(takeCallback), sent);
}

const handler = (staff: Staff | null) =>
  createRouteHandler({
    router: uploadRouter(staff),
    config: sdkSettings(takeCallback),
  });

const Begun = z.array(z.looseObject({ url: z.url(), key: z.string() }));

/** The browser reaches this machine by the host that its page came from, whichever that is. */
const withOwnAddress = <Each extends { url: string }>(begun: Each) => ({
  ...begun,
  url: ownAddress(begun.url),
});

function ownAddress(signed: string): string {
  const { pathname, search } = new URL(signed);
  return `/api/local/ingest?key=${pathname.slice(1)}&${search.slice(1)}`;
}
