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
  const runs: Update[][] = [];
  for (const update of updates) {
    const run = runs.at(-1);
    const [first] = run ?? [];
    if (run && first && isBeside(first, update)) run.push(update);
    else runs.push([update]);
  }
  const entries = runs.flatMap((run) => {
    const [first] = run;
    if (!first) return [];
    const events = run.map(({ event }) => event);
    return [{ time: at.getTime(), id: first.accountId, [first.list]: events }];
  });
  return { object: "instagram", entry: entries };
}

const isBeside = (one: Update, other: Update) =>
  one.accountId === other.accountId && one.list === other.list;
