import type { CannedReply } from "@/lib/replies/types";
import { fold } from "@/lib/words/fold";

/** A slash where a word begins, and what was typed behind it up to the caret. */
export type Slash = { from: number; word: string };

const slashWord = /(?:^|\s)\/([\p{L}\p{N}_-]*)$/u;

/** The slash that the caret stands behind; null where there is none. */
export function slashAt(text: string, caret: number): Slash | null {
  const match = slashWord.exec(text.slice(0, caret));
  const word = match?.[1];
  return word === undefined ? null : { from: caret - word.length - 1, word };
}

/** The replies that a word means in an account: those that begin with it, then those that have it anywhere. */
export function meantBy(
  replies: readonly CannedReply[],
  { word }: Slash,
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
