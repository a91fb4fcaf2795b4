import type { ListedMessage, Sender, WithFiles } from "../asked";
import type { InboundAttachment } from "../events";
import { fileKindOf, plainFileName } from "../file-kind";
import { withFileName } from "./attachments";
import { clientOf, faultOf, noAnswerOf } from "./client";
import { facts } from "./facts";

/** A WhatsApp message has one file; other channels of Twilio's up to ten. */
const mostFiles = 10;

type Client = NonNullable<ReturnType<typeof clientOf>>;
type Media = Awaited<ReturnType<ReturnType<Client["messages"]>["media"]["list"]>>[number];

/**
 * A listed message with its files, which Twilio's list only counts. Files that were deleted there leave the message
 * as it is: they never cost its words.
 */
export async function files(sender: Sender, listed: ListedMessage): Promise<WithFiles> {
  const client = clientOf(sender);
  if (!client) return { ok: false, reason: "unauthorised" };
  try {
    const media = await client
      .messages(listed.externalId)
      .media.list({ limit: mostFiles });
    return { ok: true, message: withMedia(listed, media) };
  } catch (error) {
    const fault = faultOf(error);
    return fault.fault === "refused"
      ? { ok: true, message: { ...listed, filesUnlisted: 0 } }
      : { ok: false, reason: noAnswerOf(fault) };
  }
}

function withMedia(listed: ListedMessage, media: Media[]): ListedMessage {
  const { text, attachments } = withFileName(listed.text, media.map(attachmentOf));
  const kind = attachments[0]?.kind ?? listed.kind;
  return { ...listed, kind, text, attachments, filesUnlisted: 0 };
}

/** The file stands where its description does, without the description's ending. */
function attachmentOf({ contentType, uri }: Media, index: number): InboundAttachment {
  const kind = fileKindOf(contentType);
  return {
    kind,
    contentType,
    fileName: plainFileName(kind, contentType, index),
    url: `${facts.providerUrl}${uri.replace(/\.json$/, "")}`,
  };
}
