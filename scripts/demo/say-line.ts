import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { db } from "@/db";
import { identities } from "@/db/schema";
import type { InboundAttachment, MessageEvent } from "@/lib/channels/types";
import { keepMessage, lockDialog } from "@/lib/dialogs/keep-message";
import { keepEvent } from "@/lib/dialogs/ledger";
import { providers } from "./providers";
import type { Line } from "./sample";
import { before, known, type Story } from "./story";
import type { Member } from "./world";

/** Says one line: the patient's as an event of its channel, the clinic's as a reply that has arrived. */
export async function say(story: Story, line: Line): Promise<void> {
  const at = before(story.clinic, line.ago);
  const externalId = providers[story.account.channel].remember(story, line, at);
  story.externalIds.push(externalId);
  const said = { line, at, externalId };
  if (line.by) await answer(story, { ...said, by: line.by });
  else await write(story, said);
}

type Said = { line: Line; at: Date; externalId: string };

async function write(story: Story, said: Said): Promise<void> {
  const kept = await keepEvent(story.account, eventOf(story, said));
  if (kept.state !== "applied") throw new Error(`A sample message was ${kept.state}.`);
  story.dialogId = kept.dialogId;
}

function eventOf(story: Story, { line, at, externalId }: Said): MessageEvent {
  const { text, kind = "text", details = {}, quotes } = line;
  return {
    type: "message",
    direction: "inbound",
    accountExternalId: story.account.externalId,
    eventKey: `message:${externalId}`,
    payload: "{}",
    externalId,
    peer: providers[story.account.channel].peer(story),
    at,
    kind,
    text,
    details,
    attachments: filesOf(line),
    replyToExternalId: quotes === undefined ? null : known(story.externalIds[quotes]),
  };
}

/** The kind of a message with files is theirs. */
const filesOf = ({ kind, files = [] }: Line): InboundAttachment[] =>
  files.map(({ name, type }) => ({
    kind: kind as InboundAttachment["kind"],
    contentType: type,
    fileName: name,
    url: null,
  }));

async function answer(
  { clinic, dialogId }: Story,
  { line, at, externalId, by }: Said & { by: Member },
): Promise<void> {
  const clientId = randomUUID();
  await db().transaction(async (rows) => {
    const dialog = known(await lockDialog(rows, known(dialogId)));
    const [address] = await rows
      .select({ id: identities.id })
      .from(identities)
      .where(eq(identities.contactId, dialog.contactId));
    await keepMessage(
      rows,
      dialog,
      {
        direction: "outbound",
        origin: "staff",
        kind: "text",
        text: line.text,
        status: line.failed ? "failed" : "read",
        errorCode: line.failed ?? null,
        externalId,
        clientId,
        orderKey: `${clientId}.0`,
        at,
        authorId: clinic.staff[by].id,
        identityId: known(address).id,
      },
      {
        unansweredSince: null,
        clearedInbound: dialog.inboundCount,
        undelivered: line.failed !== undefined,
      },
    );
  });
}
