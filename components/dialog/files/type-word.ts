import { endingOf } from "@/lib/files/types";

/** What people call a type: `PDF`, `DOCX`; null for types whose name nobody would know. */
export function typeWord(contentType: string): string | null {
  const ending = endingOf(contentType);
  if (ending) return ending.toUpperCase();
  const subtype = contentType.split(";")[0]?.split("/")[1] ?? "";
  return /^[a-z0-9]{2,5}$/i.test(subtype) ? subtype.toUpperCase() : null;
}
