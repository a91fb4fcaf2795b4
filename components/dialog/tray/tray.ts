import type { FileFacts, FileKind } from "@/lib/channels/types";
import { type AttachedFile, type FileRefusal, judgeFile } from "@/lib/files/types";

/**
 * A file that somebody chose. `refused`: the channel would not take it, so it is left out; `failed`: it did not get
 * here, and may be tried again. `file` is there once it is `ready`.
 */
export type TrayItem = {
  key: string;
  name: string;
  sizeBytes: number;
  kind: FileKind | null;
  previewUrl: string | null;
  state: "uploading" | "ready" | "refused" | "failed";
  sentBytes: number;
  refusal: FileRefusal | null;
  /** The most that the channel takes of this kind, where it is too large. */
  maxBytes: number | null;
  file: AttachedFile | null;
};

/** Does the channel take the file? One more than it takes at once is refused too. */
export function itemOf(
  key: string,
  chosen: { name: string; type: string; size: number },
  { facts, taken }: { facts: FileFacts; taken: number },
): TrayItem {
  const { name, type, size: sizeBytes } = chosen;
  const judged = judgeFile(facts, { name, type, sizeBytes });
  const item = { key, name, sizeBytes, previewUrl: null, sentBytes: 0, file: null };
  if (!judged.ok) {
    const { reason, maxBytes } = judged;
    return { ...item, kind: null, state: "refused", refusal: reason, maxBytes };
  }
  const { kind } = judged;
  const isTooMany = taken >= facts.mostAtOnce;
  return {
    ...item,
    kind,
    state: isTooMany ? "refused" : "uploading",
    refusal: isTooMany ? "tooMany" : null,
    maxBytes: null,
  };
}

/** A file that was attached before and comes back: from a reply that was not sent. */
export const itemAgain = (key: string, file: AttachedFile): TrayItem => ({
  key,
  name: file.fileName,
  sizeBytes: file.sizeBytes,
  kind: file.kind,
  previewUrl: file.previewUrl,
  state: "ready",
  sentBytes: file.sizeBytes,
  refusal: null,
  maxBytes: null,
  file,
});

/** The files that go with a reply, in their order. */
export const readyFiles = (items: readonly TrayItem[]): AttachedFile[] =>
  items.flatMap(({ file }) => file ?? []);

/** Must the reply wait: for a file under way, or for somebody to decide about one that did not get here? */
export const isWaiting = (items: readonly TrayItem[]): boolean =>
  items.some(({ state }) => state === "uploading" || state === "failed");
