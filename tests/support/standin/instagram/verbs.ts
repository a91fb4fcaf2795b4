import type { FaultTiming } from "@/tests/support/standin/faults";
import type { WebhookResult } from "@/tests/support/standin/webhook-result";
import { checkCallback } from "./check-callback";
import { conversation, type InstagramPhoneMessage } from "./conversation";
import { type AppAnswer, type Deed, type Edit, messageOf, type Reaction } from "./deeds";
import { deliver, deliverBody } from "./deliver";
import { type Chat, meet, personOf } from "./people";
import { type RememberedOnInstagram, remember } from "./remember";
import type { EchoFault } from "./report-fate";
import {
  accountOf,
  addAccount,
  changeTokens,
  issueToken,
  type NewInstagramAccount,
} from "./set-up";
import { metaJson } from "./sign";
import type { InstagramMessage, ProfileAnswer } from "./state";
import { tell } from "./tell";
import type { Update } from "./update";
import type { InstagramWorld } from "./world";
import type { PatientMessage } from "./write";

/** `webhook` is null where there was nothing to tell. */
export type Wrote = { mid: string; igsid: string; webhook: WebhookResult | null };

export type InstagramVerbs = {
  addInstagramAccount(account: NewInstagramAccount): void;
  setInstagramApp(app: { appSecret: string }): void;
  /** The account's one good token from now on. */
  setInstagramToken(account: string, token: string, expiresAt?: Date): void;
  /** 190/467 to whatever the account's tokens ask. */
  revokeInstagramToken(account: string): void;
  /** 190/463 likewise. */
  expireInstagramToken(account: string): void;
  instagram: {
    /** A patient writes; resolves when the product's webhook has answered, or failed for good. */
    write(message: PatientMessage): Promise<Wrote>;
    react(reaction: Reaction): Promise<WebhookResult | null>;
    edit(edit: Edit): Promise<WebhookResult | null>;
    unsend(mid: string): Promise<WebhookResult | null>;
    /** The phone opens the chat: what has reached it is seen. */
    open(chat: Chat): Promise<WebhookResult | null>;
    /** Somebody of the clinic's answers in Instagram itself: an echo of what the product never sent. */
    answerFromApp(answer: AppAnswer): Promise<Wrote>;
    /** Several of these, told in one post; the ids of the messages that came of it, in order. */
    batch(
      deeds: Deed[],
    ): Promise<{ mids: (string | null)[]; webhook: WebhookResult | null }>;
    /** The same update once more, in a post of its own. */
    redeliver(mid: string): Promise<WebhookResult>;
    /** Any body at all, signed; a string goes out as it is. */
    deliverRaw(body: object | string): Promise<WebhookResult>;
    /** The handshake of the dashboard. */
    checkCallback(verifyToken: string): Promise<{ status: number; isVerified: boolean }>;
    /** Puts a message of the past here without telling the product. */
    remember(past: RememberedOnInstagram): string;
    /** Where the files of a message are. */
    fileLinks(mid: string): string[];
    /** What Meta tells of a person from now on. */
    setProfile(chat: Chat, profile: ProfileAnswer): void;
    conversation(chat: Chat): InstagramPhoneMessage[];
    /** The product's messages that were accepted, oldest first. */
    sent(): InstagramMessage[];
    /** Lets the echo of the next accepted message go wrong. */
    faultEchoes(fault: EchoFault, timing?: FaultTiming<InstagramMessage>): void;
  };
};

/** What scripts and tests may do with this Instagram. */
export const instagramVerbs = (world: InstagramWorld): InstagramVerbs => ({
  addInstagramAccount: (account) => void addAccount(world, account),
  setInstagramApp: ({ appSecret }) => {
    world.state.app.secret = appSecret;
    world.state.changed();
  },
  setInstagramToken: (account, token, expiresAt) => {
    const { id: accountId } = accountOf(world, account);
    changeTokens(world, accountId, { isRevoked: true });
    issueToken(world, { accountId, token, expiresAt });
  },
  revokeInstagramToken: (account) => changeTokens(world, account, { isRevoked: true }),
  expireInstagramToken: (account) =>
    changeTokens(world, account, { expiresAt: world.now().toISOString() }),
  instagram: {
    ...deedVerbs(world),
    redeliver: async (mid) => deliver(world, [updateOf(world, mid)]),
    deliverRaw: (body) =>
      deliverBody(world, typeof body === "string" ? body : metaJson(body)),
    checkCallback: (verifyToken) => checkCallback(world, verifyToken),
    remember: (past) => remember(world, past),
    fileLinks: (mid) =>
      messageOf(world, mid).attachments.flatMap(({ payload }) =>
        typeof payload?.url === "string" ? [payload.url] : [],
      ),
    setProfile: (chat, profile) => {
      const from = { ...personOf(world, chat), profile };
      meet(world, { account: chat.account, from });
    },
    conversation: (chat) => conversation(world, chat),
    sent: () =>
      [...world.state.messages.values()].filter(({ origin }) => origin === "api"),
    faultEchoes: (fault, timing) => world.echoFaults.add("any", fault, timing),
  },
});

const deedVerbs = (world: InstagramWorld) => ({
  write: (message: PatientMessage) => tellMessage(world, { write: message }),
  answerFromApp: (answer: AppAnswer) => tellMessage(world, { answerFromApp: answer }),
  react: (reaction: Reaction) => tellDeed(world, { react: reaction }),
  edit: (change: Edit) => tellDeed(world, { edit: change }),
  unsend: (mid: string) => tellDeed(world, { unsend: { mid } }),
  open: (chat: Chat) => tellDeed(world, { open: chat }),
  batch: async (deeds: Deed[]) => {
    const { updates, webhook } = await tell(world, deeds);
    return { mids: updates.map((update) => update?.tells ?? null), webhook };
  },
});

async function tellMessage(world: InstagramWorld, deed: Deed): Promise<Wrote> {
  const { updates, webhook } = await tell(world, [deed]);
  const { mid, igsid } = messageOf(world, updates[0]?.tells ?? "");
  return { mid, igsid, webhook };
}

async function tellDeed(world: InstagramWorld, deed: Deed) {
  return (await tell(world, [deed])).webhook;
}

function updateOf(world: InstagramWorld, mid: string): Update {
  const { update } = messageOf(world, mid);
  if (!update) throw new Error(`Instagram message ${mid} was never told.`);
  return update;
}
