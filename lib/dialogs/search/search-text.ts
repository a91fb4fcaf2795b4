import type { MessageDetails } from "@/lib/channels/types";
import { fold } from "@/lib/words/fold";

/** What a message says beside its text: words that a search finds it by as well. */
type Said = { text: string; details?: MessageDetails; fileNames?: readonly string[] };

/**
 * What a message is found by: its text, what its card or button says, and the names of its files; each folded, on a
 * line of its own, so that no words are found across two of them.
 */
export function messageSearchText({ text, details = {}, fileNames = [] }: Said): string {
  const folded = [text, ...wordsBeside(details), ...fileNames].map(fold);
  return [...new Set(folded)].filter((words) => words !== "").join("\n");
}

/** What a message's card, button or place says. */
export function wordsBeside(details: MessageDetails): string[] {
  const { button, location, share, template, referral } = details;
  const said = [
    button?.text,
    location?.label,
    location?.address,
    share?.title,
    template?.title,
    referral?.headline,
  ];
  return said.filter((words) => words !== undefined);
}
