import { baseType, endingsOf, typesEndingIn } from "@/lib/channels/file-kind";
import type { FileFacts, FileKind } from "@/lib/channels/types";
import type { Refused } from "@/lib/result";
import type { uploadRouter } from "./upload";

/** The uploads that the browser's SDK knows of. */
export type UploadRouter = ReturnType<typeof uploadRouter>;

/** What a browser tells of a file that somebody chose. */
export type ToldFile = { name: string; type: string; sizeBytes: number };

/** Why a file can't go; keys of the catalogue (`files.refusal.…`). `unlike`: its name, type and bytes disagree. */
export type FileRefusal = "type" | "tooLarge" | "empty" | "unlike" | "tooMany";

/** Whether a channel takes a file, as what and up to which size; `maxBytes` is null where no size would do. */
export type JudgedFile =
  | { ok: true; kind: FileKind; contentType: string; maxBytes: number }
  | { ok: false; reason: FileRefusal; maxBytes: number | null };

/** A file in the files room that waits to be sent: `fileId` is what the reply names it by. */
type KeptUpload = {
  fileId: number;
  kind: FileKind;
  contentType: string;
  width: number | null;
  height: number | null;
  durationMs: number | null;
};

/** The same with what its chooser knows; `previewUrl` shows a picture before it is anywhere else. */
export type AttachedFile = KeptUpload & {
  fileName: string;
  sizeBytes: number;
  previewUrl: string | null;
};

/** What an upload ends with. */
export type UploadAnswer = { ok: true; file: KeptUpload } | Refused<FileRefusal | "lost">;

/**
 * Would the channel take this file? Judged by name, told type and size alone, before a byte is sent; the server looks
 * into the bytes afterwards.
 */
export function judgeFile(facts: FileFacts, told: ToldFile): JudgedFile {
  if (told.sizeBytes === 0) return { ok: false, reason: "empty", maxBytes: null };
  const contentType = typeOf(told);
  if (contentType === null) return { ok: false, reason: "unlike", maxBytes: null };
  const taken = facts.takes.find(({ types }) => types.includes(contentType));
  if (!taken) return { ok: false, reason: "type", maxBytes: null };
  const { kind, maxBytes } = taken;
  return told.sizeBytes > maxBytes
    ? { ok: false, reason: "tooLarge", maxBytes }
    : { ok: true, kind, contentType, maxBytes };
}

/** What a file chooser may offer. */
export const acceptOf = ({ takes }: FileFacts): string =>
  takes
    .flatMap(({ types }) => types)
    .flatMap((type) => [type, ...endingsOf(type).map((ending) => `.${ending}`)])
    .join(",");

/** How the names of such files end: `pdf` of `application/pdf`; null where the type is not known. */
export const endingOf = (contentType: string): string | null =>
  endingsOf(contentType)[0] ?? null;

/** Names that say the same type in other words. */
const sameTypes: Record<string, string> = {
  "image/jpg": "image/jpeg",
  "audio/x-m4a": "audio/mp4",
  "audio/m4a": "audio/mp4",
  "audio/mp3": "audio/mpeg",
  "audio/vnd.wave": "audio/wav",
  "audio/x-wav": "audio/wav",
  "audio/wave": "audio/wav",
  "audio/x-aac": "audio/aac",
  "audio/opus": "audio/ogg",
  "application/ogg": "audio/ogg",
  "text/x-vcard": "text/vcard",
  "text/directory": "text/vcard",
  "video/avi": "video/x-msvideo",
  "video/vnd.avi": "video/x-msvideo",
  "video/x-m4v": "video/mp4",
  "video/3gpp2": "video/3gpp",
};

/** A type under its one name, without parameters. */
export function plainType(contentType: string): string {
  const type = baseType(contentType);
  return sameTypes[type] ?? type;
}

/** The type of a file as its name and its told type have it together; null where they contradict each other. */
function typeOf({ name, type }: ToldFile): string | null {
  const ending = /\.([a-z0-9]{1,5})$/i.exec(name)?.[1]?.toLowerCase() ?? "";
  const told = plainType(type);
  const byName = typesEndingIn(ending).map(plainType);
  // Systems that don't know a type tell none.
  if (told === "" || told === "application/octet-stream") return byName[0] ?? "";
  const known = endingsOf(told);
  return known.length > 0 && !known.includes(ending) ? null : told;
}
