import type { FaultTiming } from "@/tests/support/standin/faults";
import type { WebhookResult } from "@/tests/support/standin/webhook-result";
import type { CallbackFault } from "./callback-plan";
import { conversation, type PhoneMessage } from "./conversation";
import { type PatientMessage, redeliver, senderOf, type Written, write } from "./inbound";
import { fileLinks } from "./inbound-params";
import { type Remembered, remember } from "./remember";
import { markRead } from "./report-fate";
import {
  accountOf,
  addAccount,
  addSender,
  type NewAccount,
  type NewSender,
} from "./set-up";
import type { AccountStatus, SenderStatus, TwilioMessage } from "./state";
import { peerOf } from "./state";
import type { World } from "./world";

/** The clinic's number and the person: a phone or a user id. */
export type Pair = { clinic: string; person: string };

export type TwilioVerbs = {
  addTwilioAccount(account: NewAccount): void;
  addSender(sender: NewSender): void;
  setAuthToken(accountSid: string, authToken: string): void;
  setAccountStatus(accountSid: string, status: AccountStatus): void;
  setSenderStatus(number: string, status: SenderStatus): void;
  /** A patient writes; resolves when the product's webhook has answered or failed. */
  write(message: PatientMessage): Promise<Written>;
  /** The same webhook once more. */
  redeliver(sid: string): Promise<WebhookResult>;
  /** Puts a message of the past here without telling the product. */
  remember(past: Remembered): string;
  /** Where the files of a message are. */
  fileLinks(sid: string): string[];
  /** The phone opens the chat: what has reached it is read. Answers how many messages. */
  markRead(pair: Pair): Promise<number>;
  conversation(pair: Pair): PhoneMessage[];
  /** The clinic's messages that were accepted, oldest first. */
  sent(): TwilioMessage[];
  /** Lets the callbacks of the next accepted message go wrong. */
  faultCallbacks(fault: CallbackFault, timing?: FaultTiming<TwilioMessage>): void;
};

/** What scripts and tests may do with this Twilio. */
export const twilioVerbs = (world: World): TwilioVerbs => ({
  addTwilioAccount: (account) => void addAccount(world, account),
  addSender: (sender) => void addSender(world, sender),
  setAuthToken: (accountSid, authToken) => {
    accountOf(world, accountSid).authToken = authToken;
    world.state.changed();
  },
  setAccountStatus: (accountSid, status) => {
    accountOf(world, accountSid).status = status;
    world.state.changed();
  },
  setSenderStatus: (number, status) => {
    senderOf(world, number).status = status;
    world.state.changed();
  },
  write: (message) => write(world, message),
  redeliver: (sid) => redeliver(world, sid),
  remember: (past) => remember(world, past),
  fileLinks: (sid) => {
    const message = world.state.messages.get(sid);
    return message ? fileLinks(message) : [];
  },
  markRead: (pair) => markRead(world, peersOf(world, pair)),
  conversation: (pair) => conversation(world, peersOf(world, pair)),
  sent: () =>
    [...world.state.messages.values()].filter(
      ({ direction }) => direction === "outbound-api",
    ),
  faultCallbacks: (fault, timing) => world.callbackFaults.add("any", fault, timing),
});

const peersOf = ({ state }: World, { clinic, person }: Pair) => ({
  clinic,
  peer: peerOf(state, person),
});
