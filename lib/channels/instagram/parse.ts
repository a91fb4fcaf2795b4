import type { ChannelEvent, Opened } from "../events";
import { idOf, isObject, type Json, listOf, objectOf, textOf, timeOf } from "./json";
import { readUpdate, unknownEvent } from "./update";

type Tally = { reason: string; count: number };
type Read = { events: ChannelEvent[]; reasons: string[] };

/** Fields that some apps get wrapped in `changes`, with the same value as in `messaging`. */
const messagingField = /^(messages|message_|messaging_)/;

/**
 * The events of a verified post, in its order: of every entry, and of every update in `messaging` and `standby`. What
 * is no account's event (a dashboard test, a comment) is only counted. An update that can't be read becomes `unknown`
 * and costs none of its neighbours.
 */
export function readPost(post: Json): Extract<Opened, { ok: true }> {
  const entries = listOf(post.entry);
  if (post.object !== "instagram")
    return { ok: true, events: [], tallied: tally(entries.map(() => "notInstagram")) };
  const read = entries.length > 0 ? entries.map(readEntry) : [only("notUnderstood")];
  return {
    ok: true,
    events: read.flatMap(({ events }) => events),
    tallied: tally(read.flatMap(({ reasons }) => reasons)),
  };
}

/** What an entry holds. Each event's own JSON is the entry with its one update alone, and can be read again. */
export function readEntry(entry: unknown): Read {
  const id = isObject(entry) ? idOf(entry.id) : null;
  if (!isObject(entry) || !id) return only("notUnderstood");
  if (id === "0") return only("dashboardTest");
  const { found, reasons } = updatesIn(entry);
  if (found.length === 0 && reasons.length === 0) {
    return { events: [unknownEvent(id, entry, "noUpdates")], reasons };
  }
  const { time } = entry;
  const events = found.map(({ update, alone }) =>
    readUpdate({
      accountExternalId: id,
      entryAt: timeOf(time),
      update,
      entry: { id, ...(time === undefined ? {} : { time }), ...alone },
    }),
  );
  return { events, reasons };
}

type Found = { update: unknown; alone: Json };

function updatesIn(entry: Json): { found: Found[]; reasons: string[] } {
  const flat = "field" in entry ? [{ field: entry.field, value: entry.value }] : [];
  const changes = [...listOf(entry.changes), ...flat].map(objectOf);
  const wrapped = changes.filter(isMessaging);
  const others = changes.filter((change) => !isMessaging(change));
  const listed = (name: string) =>
    listOf(entry[name]).map((update) => ({ update, alone: { [name]: [update] } }));
  return {
    found: [
      ...listed("messaging"),
      ...listed("standby"),
      ...wrapped.map((change) => ({
        update: change.value,
        alone: { changes: [change] },
      })),
    ],
    reasons: others.map(({ field }) => (isComment(field) ? "comment" : "otherField")),
  };
}

const isMessaging = ({ field }: Json) => messagingField.test(textOf(field));

const isComment = (field: unknown) =>
  ["comments", "live_comments", "mentions"].includes(textOf(field));

const only = (reason: string): Read => ({ events: [], reasons: [reason] });

function tally(reasons: string[]): Tally[] {
  return [...new Set(reasons)].map((reason) => ({
    reason,
    count: reasons.filter((each) => each === reason).length,
  }));
}
