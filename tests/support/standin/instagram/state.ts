import type { WebhookResult } from "@/tests/support/standin/webhook-result";
import type { Json, Update } from "./update";

export type AccountType = "BUSINESS" | "MEDIA_CREATOR" | "PERSONAL";

/** A profile of the clinic's. Webhooks name it by `id`; `/me` calls that `user_id`, and its own `id` is another. */
export type InstagramAccount = {
  id: string;
  appScopedId: string;
  username: string;
  name: string;
  accountType: AccountType;
  /** Does `/me` come in a list, as Meta's documentation has it? */
  isWrapped: boolean;
  /** Which of its two ids its own messages carry in lists of conversations. */
  listedBy: "id" | "appScopedId";
  /** Has Meta granted the permission to answer until the seventh day? */
  hasHumanAgent: boolean;
  subscribedFields: string[];
};

export type InstagramToken = {
  token: string;
  accountId: string;
  issuedAt: string;
  expiresAt: string;
  isRevoked: boolean;
};

/** What Meta tells of a person: all, no more than the username, that they are gone, or that they never consented. */
export type ProfileAnswer = "full" | "nulls" | "gone" | "consent";

/** A person as one account knows them: the same person has another id with another account. */
export type InstagramPerson = {
  igsid: string;
  accountId: string;
  username: string;
  name: string | null;
  profile: ProfileAnswer;
};

/** A file that a link leads to. */
export type Asset = {
  id: string;
  contentType: string;
  fileName: string | null;
  base64: string;
};

/** A file of the clinic's that was uploaded before it is sent. */
type Upload = { id: string; accountId: string; attachment: Attachment };

/** As webhooks have it. */
export type Attachment = { type: string; payload?: Json };
export type ReplyTo = { mid: string } | { story: { id: string; url: string } };

export type InstagramMessage = {
  mid: string;
  accountId: string;
  igsid: string;
  from: "patient" | "clinic";
  /** `app`: somebody of the clinic's wrote it in Instagram itself. */
  origin: "phone" | "api" | "app";
  text: string;
  attachments: Attachment[];
  replyTo: ReplyTo | null;
  createdAt: string;
  /** When the patient saw it; null of what the patient wrote. */
  readAt: string | null;
  edits: number;
  isUnsent: boolean;
  reactions: { patient: string | null; clinic: string | null };
  /** What told of it, to be told again; null of a message of the past. */
  update: Update | null;
  webhook: WebhookResult | null;
};

export type SavedInstagram = {
  appSecret: string | null;
  accounts: InstagramAccount[];
  tokens: InstagramToken[];
  people: InstagramPerson[];
  messages: InstagramMessage[];
  assets: Asset[];
  uploads: Upload[];
};

export type InstagramState = ReturnType<typeof openInstagramState>;

/** Everything that this Instagram knows. `changed` is told of every change. */
export function openInstagramState(saved: SavedInstagram | null, changed: () => void) {
  const app = { secret: saved?.appSecret ?? null };
  const accounts = new Map(saved?.accounts.map((one) => [one.id, one]));
  const tokens = new Map(saved?.tokens.map((one) => [one.token, one]));
  const people = new Map(saved?.people.map((one) => [pairKey(one), one]));
  const messages = new Map(saved?.messages.map((one) => [one.mid, one]));
  const assets = new Map(saved?.assets.map((one) => [one.id, one]));
  const uploads = new Map(saved?.uploads.map((one) => [one.id, one]));
  const lastInbound = new Map<string, string>();
  for (const message of messages.values()) noteInbound(lastInbound, message);
  return {
    app,
    accounts,
    tokens,
    people,
    messages,
    assets,
    uploads,
    changed,
    add(message: InstagramMessage) {
      messages.set(message.mid, message);
      noteInbound(lastInbound, message);
      changed();
      return message;
    },
    lastInboundAt: (pair: Pair) => lastInbound.get(pairKey(pair)),
    saved: (): SavedInstagram => ({
      appSecret: app.secret,
      accounts: [...accounts.values()],
      tokens: [...tokens.values()],
      people: [...people.values()],
      messages: [...messages.values()],
      assets: [...assets.values()],
      uploads: [...uploads.values()],
    }),
  };
}

/** One of the clinic's accounts and a person who writes with it. */
export type Pair = { accountId: string; igsid: string };

export const pairKey = ({ accountId, igsid }: Pair) => `${accountId}|${igsid}`;

/** What this account and this person have said to each other, oldest first. */
export const saidBetween = ({ messages }: InstagramState, pair: Pair) =>
  [...messages.values()]
    .filter((message) => pairKey(message) === pairKey(pair))
    .sort((one, other) => one.createdAt.localeCompare(other.createdAt));

function noteInbound(lastInbound: Map<string, string>, message: InstagramMessage) {
  if (message.from !== "patient") return;
  const known = lastInbound.get(pairKey(message)) ?? "";
  if (message.createdAt > known) lastInbound.set(pairKey(message), message.createdAt);
}
