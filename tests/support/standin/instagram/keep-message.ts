import { newMid } from "./ids";
import type { InstagramMessage } from "./state";
import { type Json, updateOf } from "./update";
import type { InstagramWorld } from "./world";

export type Said = Pick<InstagramMessage, "accountId" | "igsid" | "from" | "origin"> &
  Partial<Pick<InstagramMessage, "text" | "attachments" | "replyTo">> & {
    at?: Date | undefined;
    /** More of the webhook's `message` than follows from the rest. */
    extra?: Json | undefined;
    isStandby?: boolean | undefined;
  };

/** Keeps a message with the update that tells of it; nothing is posted yet. */
export function keepMessage(world: InstagramWorld, said: Said): InstagramMessage {
  const { accountId, igsid, from, origin } = said;
  return world.state.add(
    withUpdate(said, {
      mid: newMid(),
      accountId,
      igsid,
      from,
      origin,
      text: said.text ?? "",
      attachments: said.attachments ?? [],
      replyTo: said.replyTo ?? null,
      createdAt: (said.at ?? world.now()).toISOString(),
      readAt: null,
      edits: 0,
      isUnsent: false,
      reactions: { patient: null, clinic: null },
      update: null,
      webhook: null,
    }),
  );
}

function withUpdate(
  { extra, isStandby }: Said,
  message: InstagramMessage,
): InstagramMessage {
  const { accountId, igsid, from, createdAt: at, mid } = message;
  const content = { message: { ...contentOf(message), ...extra } };
  const field = isStandby ? "standby" : "messages";
  const list = isStandby ? "standby" : "messaging";
  const update = updateOf({ accountId, igsid, from, at, field, content });
  return { ...message, update: { ...update, list, tells: mid } };
}

const contentOf = ({
  mid,
  text,
  attachments,
  replyTo,
  from,
}: InstagramMessage): Json => ({
  mid,
  ...(text && { text }),
  ...(attachments.length > 0 && { attachments }),
  ...(replyTo && { reply_to: replyTo }),
  ...(from === "clinic" && { is_echo: true }),
});
