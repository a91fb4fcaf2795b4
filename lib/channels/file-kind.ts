import type { FileKind } from "./types";

/** The file types that people send, with the endings that their names may have; the first is ours. */
const endings: Record<string, string[]> = {
  "image/jpeg": ["jpg", "jpeg"],
  "image/png": ["png"],
  "image/gif": ["gif"],
  "image/webp": ["webp"],
  "audio/ogg": ["ogg", "oga", "opus"],
  "audio/mpeg": ["mp3"],
  "audio/mp4": ["m4a", "mp4"],
  "audio/aac": ["aac"],
  "audio/amr": ["amr"],
  "audio/wav": ["wav"],
  "video/mp4": ["mp4", "m4v"],
  "video/3gpp": ["3gp", "3gpp"],
  "video/ogg": ["ogv", "ogg"],
  "video/x-msvideo": ["avi"],
  "video/quicktime": ["mov", "qt"],
  "video/webm": ["webm"],
  "application/pdf": ["pdf"],
  "application/msword": ["doc"],
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ["docx"],
  "application/vnd.ms-excel": ["xls"],
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ["xlsx"],
  "application/vnd.ms-powerpoint": ["ppt"],
  "application/vnd.openxmlformats-officedocument.presentationml.presentation": ["pptx"],
  "application/zip": ["zip"],
  "text/plain": ["txt", "log", "md"],
  "text/csv": ["csv"],
  "text/vcard": ["vcf"],
  "text/x-vcard": ["vcf"],
};

/** What a file of this type is to the reader; a card of contacts is never shown as the text that it is. */
export function fileKindOf(contentType: string): FileKind {
  const type = baseType(contentType);
  if (type === "text/vcard" || type === "text/x-vcard") return "contactCard";
  if (type.startsWith("image/")) return "image";
  if (type.startsWith("audio/")) return "audio";
  if (type.startsWith("video/")) return "video";
  return "document";
}

/** The endings that the name of such a file may have, ours first; none where the type is not known. */
export function endingsOf(contentType: string): readonly string[] {
  const type = baseType(contentType);
  // A stranger's word may be `constructor`, which every object has.
  return (Object.hasOwn(endings, type) && endings[type]) || [];
}

/** The types whose files may have a name with this ending. */
export const typesEndingIn = (ending: string): string[] =>
  Object.keys(endings).filter((type) => endings[type]?.includes(ending.toLowerCase()));

/** A name for a file that came without one: `image.jpg`, and `image-2.jpg` for the second of several. */
export function plainFileName(kind: FileKind, contentType: string, index = 0): string {
  const [ending] = endingsOf(contentType);
  const name = kind === "contactCard" ? "contact" : kind;
  return `${name}${index > 0 ? `-${index + 1}` : ""}${ending ? `.${ending}` : ""}`;
}

/** Is this text the name of such a file? Its ending must be one of the type's, where the type is known. */
export function isFileName(text: string, contentType: string): boolean {
  const ending = /^[^\r\n/\\]{1,200}\.([a-z0-9]{2,5})$/i.exec(text)?.[1]?.toLowerCase();
  if (!ending) return false;
  const known = endingsOf(contentType);
  return known.length > 0 ? known.includes(ending) : !/\s/.test(text);
}

/** A type without its parameters: `audio/ogg` of `audio/ogg; codecs=opus`. */
export const baseType = (contentType: string) =>
  (contentType.split(";")[0] ?? "").trim().toLowerCase();
