import { z } from "zod";
import { sidOf } from "./ids";
import type { TwilioAccount, TwilioSender } from "./state";
import { ownWebhook } from "./webhook-urls";
import type { World } from "./world";

export const NewAccount = z.object({
  accountSid: z.string().regex(/^AC[0-9a-f]{32}$/),
  authToken: z.string().min(1),
  friendlyName: z.string(),
  status: z.enum(["active", "suspended", "closed"]).default("active"),
  type: z.enum(["Trial", "Full"]).default("Full"),
});
export type NewAccount = z.input<typeof NewAccount>;

export const NewSender = z.object({
  accountSid: z.string(),
  number: z.string().regex(/^\+[1-9]\d{6,14}$/),
  name: z.string(),
  status: z
    .enum(["ONLINE", "ONLINE:UPDATING", "OFFLINE", "PENDING_VERIFICATION"])
    .default("ONLINE"),
  /** Where patients' messages go: the product's own webhook unless it says otherwise; null: not set. */
  callbackUrl: z.url().nullable().or(z.literal(ownWebhook)).default(ownWebhook),
  statusCallbackUrl: z.url().nullable().or(z.literal(ownWebhook)).default(null),
});
export type NewSender = z.input<typeof NewSender>;

/** Adds an account, or changes a known one; its messages stay. */
export function addAccount({ state, now }: World, given: NewAccount): TwilioAccount {
  const account = NewAccount.parse(given);
  const createdAt =
    state.accounts.get(account.accountSid)?.createdAt ?? now().toISOString();
  const kept = { ...account, createdAt };
  state.accounts.set(account.accountSid, kept);
  state.changed();
  return kept;
}

/** Adds a WhatsApp number to an account, or changes a known one. */
export function addSender({ state }: World, given: NewSender): TwilioSender {
  const sender = NewSender.parse(given);
  if (!state.accounts.has(sender.accountSid)) {
    throw new Error(`No Twilio account ${sender.accountSid}.`);
  }
  const kept = { ...sender, sid: sidOf("XE", sender.number) };
  state.senders.set(sender.number, kept);
  state.changed();
  return kept;
}

/** The account with this id, to change it. */
export function accountOf({ state }: World, accountSid: string): TwilioAccount {
  const account = state.accounts.get(accountSid);
  if (!account) throw new Error(`No Twilio account ${accountSid}.`);
  return account;
}
