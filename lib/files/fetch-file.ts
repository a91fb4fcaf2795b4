import { randomUUID } from "node:crypto";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { hourMs } from "@/lib/durations";
import { type Inspected, inspect } from "./inspect";
import { type Download, type Downloaded, download } from "./remote/download";
import { noteStoring } from "./removals";
import { storeFile } from "./store";
import { plainType } from "./types";

/** A provider's file in the files room. `contentType` is what its bytes say, else what the provider says. */
export type FetchedFile = Omit<Inspected, "contentType"> & {
  fileKey: string;
  contentType: string;
  /** Do the bytes themselves say their type? */
  isKnown: boolean;
};

/** What fetching a file came to; see {@link Downloaded} for the reasons. */
export type Fetched =
  | { ok: true; file: FetchedFile }
  | Extract<Downloaded, { ok: false }>;

/** Longer than it takes to store a file and to write down where it belongs. */
const unheldMs = hourMs;

/** Types whose files may act where they are opened: kept, and never given out under that name. */
const active = /\b(html|xml|svg|javascript|ecmascript)\b/i;

/**
 * Fetches a provider's file and puts it into the files room, where it stays if something has it within the hour.
 * @throws Error where the room, or the database, can't take it now.
 */
export async function fetchFile(wanted: Omit<Download, "into">): Promise<Fetched> {
  const into = path.join(tmpdir(), `dialogs-${randomUUID()}`);
  try {
    const downloaded = await download({ ...wanted, into });
    if (!downloaded.ok) return downloaded;
    const fileKey = await storeFile(into, "application/octet-stream", (key) =>
      noteStoring([key], unheldMs),
    );
    return { ok: true, file: await fileOf(fileKey, downloaded.contentType) };
  } finally {
    await rm(into, { force: true });
  }
}

async function fileOf(fileKey: string, told: string): Promise<FetchedFile> {
  const found = await inspect(fileKey);
  if (!found) throw new Error("A stored file is not there.");
  const said = active.test(told) ? "" : plainType(told);
  return {
    ...found,
    fileKey,
    contentType: found.contentType ?? (said || "application/octet-stream"),
    isKnown: found.contentType !== null,
  };
}
