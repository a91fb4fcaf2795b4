import { storable } from "@/lib/storable-text";
import type { Listed, ListedMessage, ListQuery, Pace, Sender } from "../asked";
import type { Identity } from "../types";
import { isVisible } from "../visible";
import { addressOf, identityOf } from "./addresses";
import { clientOf, faultOf, noAnswerOf } from "./client";
import { consentIn } from "./parse-message";
import { statusOf } from "./statuses";

/** One page at Twilio. */
const pageSize = 200;
/** With everybody, so many pages in each direction at a time: 20,000 messages, and never an endless list. */
const mostPages = 100;

type Client = NonNullable<ReturnType<typeof clientOf>>;
type Page = Awaited<ReturnType<Client["messages"]["page"]>>;
type Resource = Page["instances"][number];
type Asked = NonNullable<Parameters<Client["messages"]["page"]>[0]>;

/**
 * The messages between a sender and one address (or all) since a time, newest first: at most 200 in each direction
 * with one address, and page after page with all, so many at a time.
 */
export async function list(
  sender: Sender,
  { peer, since, until, pace }: ListQuery,
): Promise<Listed> {
  const client = clientOf(sender);
  if (!client) return { ok: false, reason: "unauthorised" };
  const pages = { pages: peer ? 1 : mostPages, pace: pace ?? (async () => undefined) };
  const found: Read[] = [];
  try {
    for (const asked of queriesOf(sender, { peer, since, until })) {
      found.push(await readPages(client, asked, { ...pages, since }));
    }
  } catch (error) {
    return { ok: false, reason: noAnswerOf(faultOf(error)) };
  }
  const messages = found.flatMap((each) => each.messages);
  const cut = found.filter((each) => !each.isWhole);
  return {
    ok: true,
    messages: newestFirst(messages, since),
    isWhole: cut.length === 0,
    cutAt: peer ? undefined : latestOf(cut.flatMap(oldestOf)),
  };
}

const oldestOf = ({ messages }: Read) => messages.at(-1)?.at ?? [];

/** Further back than the other was cut there is nothing that this one has not told. */
const latestOf = (moments: Date[]): Date | undefined =>
  moments.toSorted((one, other) => other.getTime() - one.getTime())[0];

/**
 * What was sent, and what was received. With an address all dates are asked for: Twilio filters by the time of
 * sending, and a queued message has none.
 */
function queriesOf(
  sender: Sender,
  { peer, since, until }: { peer?: Identity; since: Date; until?: Date },
): Asked[] {
  const us = addressOf(sender.accountExternalId);
  if (!peer) {
    const asked = { dateSentAfter: since, dateSentBefore: until, pageSize };
    return [
      { from: us, ...asked },
      { to: us, ...asked },
    ];
  }
  const them = addressOf(peer.value);
  return [
    { from: us, to: them, pageSize },
    { from: them, to: us, pageSize },
  ];
}

type Read = { messages: ListedMessage[]; isWhole: boolean };

/** Twilio lists the newest first: pages that were not read hold what is older than all that was. */
async function readPages(
  client: Client,
  asked: Asked,
  { pages, pace, since }: { pages: number; pace: Pace; since: Date },
): Promise<Read> {
  await pace();
  let page: Page | undefined = await client.messages.page(asked);
  const found = [...page.instances];
  for (let read = 1; read < pages && page?.nextPageUrl; read += 1) {
    await pace();
    page = (await page.nextPage()) as Page | undefined;
    found.push(...(page?.instances ?? []));
  }
  const messages = found.flatMap((each) => listedOf(each) ?? []);
  return {
    messages,
    isWhole: !page?.nextPageUrl || messages.some(({ at }) => at < since),
  };
}

function newestFirst(messages: ListedMessage[], since: Date): ListedMessage[] {
  return messages
    .filter(({ at }) => at >= since)
    .sort((a, b) => b.at.getTime() - a.at.getTime());
}

function listedOf(resource: Resource): ListedMessage | null {
  const direction = resource.direction === "inbound" ? "inbound" : "outbound";
  const peer = identityOf(direction === "inbound" ? resource.from : resource.to);
  const at = [resource.dateSent, resource.dateCreated].find(isTime);
  if (!peer || !at || !resource.sid) return null;
  const text = storable(resource.body ?? "");
  return {
    externalId: resource.sid,
    direction,
    peer,
    kind: isVisible(text) ? "text" : "unsupported",
    text,
    details: {},
    attachments: [],
    at,
    status: statusOf(resource.status),
    errorCode: resource.errorCode ? String(resource.errorCode) : null,
    filesUnlisted: Number(resource.numMedia) || 0,
    ...(direction === "inbound" ? consentIn(text) : {}),
  };
}

/** The SDK hands a date that it can't read over as it came. */
const isTime = (value: unknown) =>
  value instanceof Date && !Number.isNaN(value.getTime());
