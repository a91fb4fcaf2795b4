import { answerJson } from "@/tests/support/standin/provider";
import type { Call } from "./call";
import { type Draft, numberOf, readDraft, refusalOf, templateOf } from "./check-message";
import { newSid } from "./ids";
import { messageResource } from "./message-resource";
import { notActive } from "./problems";
import { reportFate } from "./report-fate";
import { peerOf, type TwilioAccount, type TwilioMessage } from "./state";
import { fillTemplate } from "./templates";
import { statusUrl } from "./webhook-urls";
import type { World } from "./world";

/** `POST /Accounts/{AC}/Messages.json`: answers `queued` and tells the message's fate by callbacks. */
export function createMessage({ world, account, request }: Call) {
  if (account.status !== "active") return notActive();
  const draft = readDraft(request.form);
  const refusal = refusalOf({ draft, account, state: world.state });
  if (refusal) return refusal;
  const message = world.state.add(messageOf(world, { account, draft }));
  const answer = answerJson(201, messageResource(message));
  reportFate(world, message);
  return answer;
}

type Accepted = { account: TwilioAccount; draft: Draft };

function messageOf(world: World, { account, draft }: Accepted): TwilioMessage {
  const createdAt = world.now().toISOString();
  // WhatsApp takes one file a message; Twilio ignores the others.
  const { media, ...words } = saidBy({ account, draft });
  const mediaUrls = media ? [media] : draft.mediaUrls.slice(0, 1);
  return {
    sid: newSid(mediaUrls.length > 0 ? "MM" : "SM"),
    accountSid: account.accountSid,
    direction: "outbound-api",
    from: draft.from ?? "",
    to: draft.to ?? "",
    clinic: numberOf(draft.from),
    peer: peerOf(world.state, draft.to ?? ""),
    profileName: null,
    ...words,
    status: "queued",
    errorCode: null,
    createdAt,
    sentAt: null,
    updatedAt: createdAt,
    numMedia: mediaUrls.length,
    mediaUrls,
    media: [],
    location: null,
    contentSid: draft.contentSid,
    statusCallback: callbackOf(world, draft),
    params: null,
    webhook: null,
  };
}

function saidBy({ account, draft }: Accepted) {
  const template = templateOf(draft, account);
  if (!template) return { body: draft.body, button: null, media: null };
  return fillTemplate(template, draft.contentVariables);
}

/** The message's own callback comes before the sender's. */
function callbackOf(world: World, draft: Draft): string | null {
  const sender = world.state.senders.get(numberOf(draft.from));
  return draft.statusCallback ?? (sender ? statusUrl(world, sender) : null);
}
