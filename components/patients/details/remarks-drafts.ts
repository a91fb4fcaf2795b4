import { keepDrafts } from "@/components/ui/unsaved/drafts";

/** What was typed and is not saved, over what, and in which dialog's Details; in none on a person's own page. */
export type TypedRemarks = { text: string; seen: string; dialogId?: number };

/** By person: whoever goes on to another dialog and comes back finds it as they left it. */
export const remarksDrafts = keepDrafts<TypedRemarks>("remarks");

/** What was typed in a dialog's Details: it outlives the dialog. */
export const remarksIn = (dialogId: number): string =>
  draftsIn(dialogId)
    .map(([, { text }]) => text)
    .join("\n");

/** Its writer has had that before them, and left it. */
export function forgetRemarksIn(dialogId: number) {
  for (const [personId] of draftsIn(dialogId)) remarksDrafts.forget(personId);
}

const draftsIn = (dialogId: number) =>
  remarksDrafts
    .all()
    .filter(([, typed]) => typed.dialogId === dialogId && typed.text !== typed.seen);
