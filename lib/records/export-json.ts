import { openStoredFile } from "./open-stored-file";
import type { ExportedFile, PersonExport } from "./types";

/**
 * A person's export as JSON for machines, with each stored file inside it as base64. It is written as it is read, one
 * file at a time, so that a thick record needs no more memory than a thin one.
 */
export function exportAsJson(exported: PersonExport): ReadableStream<Uint8Array> {
  const files = exported.dialogs.flatMap((dialog) =>
    dialog.messages.flatMap((message) => message.files.filter(({ stored }) => stored)),
  );
  const encoder = new TextEncoder();
  const parts = written(exported, files);
  return new ReadableStream({
    async pull(controller) {
      const { value, done } = await parts.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    cancel: async () => void (await parts.return(undefined)),
  });
}

async function* written(
  exported: PersonExport,
  files: ExportedFile[],
): AsyncGenerator<string, undefined> {
  yield `${JSON.stringify(exported, null, 2).slice(0, -2)},\n  "files": {`;
  let isFirst = true;
  for (const { id } of files) {
    const body = await openStoredFile(id);
    if (!body) continue;
    yield `${isFirst ? "" : ","}\n    ${JSON.stringify(String(id))}: "`;
    yield* inBase64(body);
    yield '"';
    isFirst = false;
  }
  yield "\n  }\n}\n";
}

/** Three bytes are four letters: what is over waits for the next piece. */
async function* inBase64(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  let rest = Buffer.alloc(0);
  for await (const piece of body as unknown as AsyncIterable<Uint8Array>) {
    const bytes = Buffer.concat([rest, piece]);
    const whole = bytes.length - (bytes.length % 3);
    rest = bytes.subarray(whole);
    if (whole > 0) yield bytes.subarray(0, whole).toString("base64");
  }
  if (rest.length > 0) yield rest.toString("base64");
}
