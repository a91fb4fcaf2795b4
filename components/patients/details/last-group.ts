import type { ThreadMessage } from "@/lib/dialogs/types/message";

const groupMs = 5 * 60_000;

/** Are two messages of one side said in one breath? */
const isOneBreath = (one: ThreadMessage, other: ThreadMessage) =>
  Math.abs(Date.parse(other.at) - Date.parse(one.at)) <= groupMs;

/** What the patient's side said last, in one breath: whoever wrote the one wrote the others. Oldest first. */
export function lastGroup(messages: readonly ThreadMessage[]): ThreadMessage[] {
  const last = messages.findLast(({ direction }) => direction === "inbound");
  return last ? groupAround(messages, last.id) : [];
}

/** The messages around one of the patient's side's that were said with it, and are said to be from the same person. */
export function groupAround(
  messages: readonly ThreadMessage[],
  messageId: number,
): ThreadMessage[] {
  const at = messages.findIndex(({ id }) => id === messageId);
  const middle = messages[at];
  if (middle?.direction !== "inbound") return [];
  const belongs = (one: ThreadMessage | undefined, before: ThreadMessage) =>
    one?.direction === "inbound" &&
    isOneBreath(one, before) &&
    one.person?.id === middle.person?.id;
  const group = [middle];
  for (let index = at - 1; belongs(messages[index], group[0] ?? middle); index--) {
    group.unshift(messages[index] as ThreadMessage);
  }
  for (let index = at + 1; belongs(messages[index], group.at(-1) ?? middle); index++) {
    group.push(messages[index] as ThreadMessage);
  }
  return group;
}
