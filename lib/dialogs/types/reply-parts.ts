import type { FileFacts, FileKind } from "@/lib/channels/types";

/** One provider message of a reply: a file with the words that it may carry, or words alone. */
export type ReplyPart<File> =
  | { kind: FileKind; text: string; file: File }
  | { kind: "text"; text: string; file: null };

/**
 * How a reply leaves: each file is a message of its own, in their order; the words go with the last file where the
 * channel lets that kind carry them, else after it.
 */
export function partsOf<File extends { kind: FileKind }>(
  { captions }: FileFacts,
  { text, files }: { text: string; files: readonly File[] },
): ReplyPart<File>[] {
  const last = files.at(-1);
  const carries =
    last !== undefined &&
    captions?.kinds.includes(last.kind) === true &&
    [...text].length <= captions.max;
  const parts = files.map((file) => ({
    kind: file.kind,
    text: carries && file === last ? text : "",
    file,
  }));
  return carries || text === "" ? parts : [...parts, { kind: "text", text, file: null }];
}

/** The place of a part among those of its reply, so that text order is their order; there are never 36. */
export const partKey = (clientId: string, part: number): string =>
  `${clientId}.${part.toString(36)}`;
