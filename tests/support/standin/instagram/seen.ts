import type { InstagramMessage } from "./state";
import { type Update, updateOf } from "./update";
import type { InstagramWorld } from "./world";

/**
 * The patient sees these messages of one conversation. Meta names the newest alone; null where all were seen before.
 */
export function seenUpdate(
  { state, now }: InstagramWorld,
  messages: readonly InstagramMessage[],
): Update | null {
  const unseen = messages.filter(
    ({ from, readAt, isUnsent }) => from === "clinic" && !readAt && !isUnsent,
  );
  const newest = unseen.at(-1);
  if (!newest) return null;
  const at = now().toISOString();
  for (const message of unseen) message.readAt = at;
  state.changed();
  const { accountId, igsid, mid } = newest;
  const content = { read: { mid } };
  return updateOf({
    accountId,
    igsid,
    from: "patient",
    at,
    field: "messaging_seen",
    content,
  });
}
