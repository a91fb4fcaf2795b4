import type { CannedReply } from "@/lib/replies/types";
import { fold } from "@/lib/words/fold";

/**
 * Where canned replies are called, up to the caret: a slash where a word begins, or the place at which their button
 * opened them, and what was typed behind it.
 */
export type Call = { from: number; to: number; word: string };

const slashWord = /(?:^|\s)\/([\p{L}\p{N}_-]*)$/u;
const nameOnly = /^[\p{L}\p{N}_-]*$/u;

/** The slash that the caret stands behind; null where there is none. */
export function slashAt(text: string, caret: number): Call | null {
  const match = slashWord.exec(text.slice(0, caret));
  const word = match?.[1];
  return word === undefined ? null : { from: caret - word.length - 1, to: caret, word };
}

/** What was typed of a name from a place up to the caret; null where something else was. */
export function nameFrom(text: string, from: number, caret: number): Call | null {
  const word = text.slice(from, caret);
  return from <= caret && nameOnly.test(word) ? { from, to: caret, word } : null;
}

/** The replies that a word means in an account: those that begin with it, then those that have it anywhere. */
export function meantBy(
  replies: readonly CannedReply[],
  { word }: Pick<Call, "word">,
  accountId: number,
): CannedReply[] {
  const asked = fold(word);
  const here = replies.filter(
    ({ accountIds }) => accountIds === null || accountIds.includes(accountId),
  );
  const begins = here.filter(({ name }) => fold(name).startsWith(asked));
  const has = here.filter(
    (reply) =>
      !begins.includes(reply) && fold(`${reply.name} ${reply.text}`).includes(asked),
  );
  return [...begins, ...has];
}
