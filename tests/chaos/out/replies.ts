import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import type { StaffClient } from "@/tests/chaos/support/staff-client";
import { randomOf } from "@/tests/support/random";

/** A dialog of a patient's with what staff answered in it, in its order. */
export type Conversation = {
  dialogId: number;
  /** The clinic's number or profile, and the patient's address. */
  from: string;
  to: string;
  replies: string[];
};

type Answering = { each: number; seconds: number };

/** As far as anybody can have seen a dialog: nothing holds such a reply. */
const seenSeq = 2_147_483_647;

/**
 * Staff answer in every dialog, so many times and spread over so many seconds, one reply after the other. A reply whose
 * action was not answered is asked for again with the same `clientId`, as the composer does. Answers with how often.
 */
export async function answerAll(
  staff: StaffClient,
  conversations: readonly Conversation[],
  { each, seconds }: Answering,
): Promise<number> {
  const random = randomOf(11);
  const betweenMs = (seconds * 1000) / each;
  const repeated = await Promise.all(
    conversations.map(async (conversation) => {
      let count = 0;
      for (let number = 1; number <= each; number += 1) {
        await pause(betweenMs * (random.below(200) / 100));
        count += await say(staff, conversation, wordsOf(number));
      }
      return count;
    }),
  );
  return repeated.reduce((sum, count) => sum + count, 0);
}

/** Now and then the same words come twice in a row, and nothing tells the two apart but their order. */
const wordsOf = (number: number) => (number % 5 < 2 ? "Thank you." : `Reply ${number}`);

async function say(staff: StaffClient, conversation: Conversation, text: string) {
  const { dialogId, replies } = conversation;
  const reply = { dialogId, clientId: randomUUID(), text, seenSeq };
  for (let tries = 0; ; tries += 1) {
    const said = await staff.act("send", reply).catch(() => null);
    if (said?.ok) {
      replies.push(text);
      return tries;
    }
    if (said && said.reason !== "unavailable")
      throw new Error(`A reply was refused: ${said.reason}.`);
    await pause(400);
  }
}
