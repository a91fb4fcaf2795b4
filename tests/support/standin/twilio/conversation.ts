import type { WebhookResult } from "@/tests/support/standin/webhook-result";
import type { Location, MessageStatus, TwilioMessage } from "./state";
import type { World } from "./world";

/** A message as the patient's phone shows it. Times are ISO strings. */
export type PhoneMessage = {
  sid: string;
  from: "patient" | "clinic";
  text: string;
  at: string;
  status: MessageStatus;
  errorCode: number | null;
  media: { sid: string; contentType: string; fileName: string | null }[];
  location: Location | null;
  /** null: still on its way, or a message of the past that was never posted. */
  webhook: WebhookResult | null;
  isOnItsWay: boolean;
};

/** A person who has written, or to whom the clinic has. */
export type Person = { phone: string; name: string };

/** What a person and one of the clinic's numbers have said to each other, oldest first. */
export function conversation(
  { state }: World,
  { clinic, peer }: { clinic: string; peer: string },
): PhoneMessage[] {
  return [...state.messages.values()]
    .filter((message) => message.clinic === clinic && message.peer === peer)
    .sort((one, other) => one.createdAt.localeCompare(other.createdAt))
    .map(shown);
}

/** Everybody with a phone and a name, by name. */
export function people({ state }: World): Person[] {
  const names = new Map<string, string>();
  for (const { peer, profileName } of state.messages.values()) {
    if (peer.startsWith("+") && profileName) names.set(peer, profileName);
  }
  return [...names]
    .map(([phone, name]) => ({ phone, name }))
    .sort((one, other) => one.name.localeCompare(other.name));
}

const shown = (message: TwilioMessage): PhoneMessage => ({
  sid: message.sid,
  from: message.direction === "inbound" ? "patient" : "clinic",
  text: [message.body, message.button].filter(Boolean).join("\n"),
  at: message.createdAt,
  status: message.status,
  errorCode: message.errorCode,
  media: message.media.map(({ sid, contentType, fileName }) => ({
    sid,
    contentType,
    fileName,
  })),
  location: message.location,
  webhook: message.webhook,
  isOnItsWay: message.params !== null && message.webhook === null,
});
