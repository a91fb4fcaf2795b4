export type Json = Record<string, unknown>;

/**
 * One thing that an account's webhook tells. `field` is what must be subscribed to; `tells` is the message whose
 * coming it announces.
 */
export type Update = {
  accountId: string;
  field: Field;
  list: "messaging" | "standby";
  event: Json;
  tells: string | null;
};

export type Field =
  | "messages"
  | "message_reactions"
  | "message_edit"
  | "messaging_seen"
  | "messaging_postbacks"
  | "messaging_referral"
  | "messaging_handover"
  | "messaging_optins"
  | "standby";

export const allFields: Field[] = [
  "messages",
  "message_reactions",
  "message_edit",
  "messaging_seen",
  "messaging_postbacks",
  "messaging_referral",
  "messaging_handover",
  "messaging_optins",
  "standby",
];

type Told = {
  accountId: string;
  igsid: string;
  from: "patient" | "clinic";
  at: string;
  field: Field;
  content: Json;
};

/** An update with both ends: what the clinic does (an echo) has them the other way round. */
export function updateOf({ accountId, igsid, from, at, field, content }: Told): Update {
  const [sender, recipient] =
    from === "patient" ? [igsid, accountId] : [accountId, igsid];
  const event = {
    sender: { id: sender },
    recipient: { id: recipient },
    timestamp: Date.parse(at),
    ...content,
  };
  return { accountId, field, list: "messaging", event, tells: null };
}

/** The body of a post: neighbours of one account share an entry. */
export function postOf(updates: readonly Update[], at: Date): Json {
  const entries: Json[] = [];
  let last: Update | undefined;
  for (const update of updates) {
    const isNext = last?.accountId === update.accountId && last.list === update.list;
    if (isNext) (entries.at(-1)?.[update.list] as Json[]).push(update.event);
    else entries.push(entryOf(update, at));
    last = update;
  }
  return { object: "instagram", entry: entries };
}

const entryOf = ({ accountId, list, event }: Update, at: Date): Json => ({
  time: at.getTime(),
  id: accountId,
  [list]: [event],
});
