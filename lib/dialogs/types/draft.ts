import type { AttachedFile } from "@/lib/files/types";

/** A reply and a note that were begun: two texts, so that a note is never sent by mistake. */
export type Words = { text: string; note: string };

/**
 * What a member of staff has begun in a dialog, as the server keeps it: of two words, those with the later time stand;
 * and the files that wait to go with the reply.
 */
export type SavedDraft = Words & { savedAt: string; files: AttachedFile[] };
