import type { DrawnMessage } from "@/components/inbox/state/drawn";
import { isSameDay } from "@/lib/format";

/** A line of the thread: a new day, the mark before what was new at opening, or a message in its group. */
export type ThreadEntry =
  | { type: "day"; key: string; at: string }
  | { type: "new"; key: string }
  | {
      type: "message";
      key: string;
      message: DrawnMessage;
      first: boolean;
      last: boolean;
    };

type View = {
  zone: string;
  firstUnseenSeq: number | null;
  hasOlder: boolean;
  /** Who writes here: what is only drawn is theirs. */
  staffName: string;
};

const groupMs = 5 * 60_000;

/** Lays messages out: days apart, and what one person says within five minutes together. */
export function threadEntries(drawn: readonly DrawnMessage[], view: View): ThreadEntry[] {
  const messages = drawn.map((message) => signed(message, view.staffName));
  const firstNew = firstNewOf(messages, view);
  return messages.flatMap((message, index) => {
    const before = messages[index - 1];
    const after = messages[index + 1];
    const isNew = message === firstNew;
    const startsDay = !before || !isSameDay(before.at, message.at, view.zone);
    const first = startsDay || isNew || !belongTogether(before, message);
    const endsDay = !after || !isSameDay(message.at, after.at, view.zone);
    const last = endsDay || after === firstNew || !belongTogether(message, after);
    return [
      ...(startsDay ? [dayBefore(message)] : []),
      ...(isNew ? [newMark] : []),
      { type: "message" as const, key: message.key, message, first, last },
    ];
  });
}

const signed = (message: DrawnMessage, author: string): DrawnMessage =>
  message.drawn ? { ...message, author } : message;

/** The mark stands only where something older is known to be above it. */
function firstNewOf(messages: readonly DrawnMessage[], view: View) {
  const { firstUnseenSeq, hasOlder } = view;
  if (firstUnseenSeq === null) return undefined;
  const index = messages.findIndex(
    ({ direction, seq }) => direction === "inbound" && seq >= firstUnseenSeq,
  );
  return index === 0 && hasOlder ? undefined : messages[index];
}

const newMark: ThreadEntry = { type: "new", key: "new" };

const dayBefore = ({ key, at }: DrawnMessage): ThreadEntry => ({
  type: "day",
  key: `day-${key}`,
  at,
});

function belongTogether(one: DrawnMessage, other: DrawnMessage): boolean {
  return (
    one.direction === other.direction &&
    one.origin === other.origin &&
    one.author === other.author &&
    Math.abs(Date.parse(other.at) - Date.parse(one.at)) <= groupMs
  );
}
