import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { db } from "@/db";
import { attachments, identities } from "@/db/schema";
import type { InboundAttachment, MessageEvent } from "@/lib/channels/events";
import { fileKindOf, plainFileName } from "@/lib/channels/file-kind";
import { leaveFirstAnswer } from "@/lib/dialogs/actions/first-answer";
import { keepMessage } from "@/lib/dialogs/keep-messages";
import { lockDialog } from "@/lib/dialogs/locked-dialog";
import { keepEvent } from "@/lib/dialogs/receive/keep-events";
import { inspect } from "@/lib/files/inspect";
import { storeFile } from "@/lib/files/store";
import { providerOf } from "./providers";
import type { Line } from "./sample";
import { readSampleFile } from "./sample-files";
import { before, known, type Story } from "./story";
import type { Member } from "./world";

/** Says one line: the patient's as an event of its channel, the clinic's as a reply that has arrived. */
export async function say(story: Story, line: Line): Promise<void> {
  const at = before(story.clinic, line.ago);
  const { externalId, links } = providerOf(story.account.channel).remember(
    story,
    line,
    at,
  );
  story.externalIds.push(externalId);
  const said = { line, at, externalId, links };
  if (line.by) await answer(story, { ...said, by: line.by });
  else await write(story, said);
}

/** `links` lead to the files where the provider keeps them. */
type Said = { line: Line; at: Date; externalId: string; links: string[] };

async function write(story: Story, said: Said): Promise<void> {
  const kept = await keepEvent(story.account, eventOf(story, said));
  if (kept.state !== "applied") throw new Error(`A sample message was ${kept.state}.`);
  story.dialogId = kept.dialogId;
}

function eventOf(story: Story, said: Said): MessageEvent {
  const { line, at, externalId } = said;
  const { text, kind = "text", details = {}, quotes } = line;
  return {
    type: "message",
    direction: "inbound",
    accountExternalId: story.account.externalId,
    eventKey: `message:${externalId}`,
    payload: "{}",
    externalId,
    peer: providerOf(story.account.channel).peer(story),
    at,
    kind,
    text,
    details,
    attachments: filesOf(said),
    replyToExternalId: quotes === undefined ? null : known(story.externalIds[quotes]),
  };
}

/** The files still lie with the provider; the product fetches them as it does any other. */
const filesOf = ({ line: { files = [] }, links }: Said): InboundAttachment[] =>
  files.map(({ file, name }, index) => {
    const { contentType } = readSampleFile(file);
    const kind = fileKindOf(contentType);
    const fileName = name ?? plainFileName(kind, contentType, index);
    return { kind, contentType, fileName, url: links[index] ?? null };
  });

async function answer(
  { clinic, dialogId }: Story,
  { line, at, externalId, by }: Said & { by: Member },
): Promise<void> {
  const clientId = randomUUID();
  const files = await storeFiles(line);
  await db().transaction(async (rows) => {
    const dialog = known(await lockDialog(rows, known(dialogId)));
    await leaveFirstAnswer(rows, dialog, { at, authorId: clinic.staff[by].id });
    const [address] = await rows
      .select({ id: identities.id })
      .from(identities)
      .where(eq(identities.contactId, dialog.contactId));
    const messageId = await keepMessage(
      rows,
      dialog,
      {
        direction: "outbound",
        origin: "staff",
        kind: line.kind ?? "text",
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
    for (const [position, file] of files.entries())
      await rows.insert(attachments).values({ messageId, position, ...file });
  });
}

/** What the clinic sent is in the files room, as if a member of staff had attached it. */
function storeFiles({ files = [] }: Line) {
  return Promise.all(
    files.map(async ({ file, name }) => {
      const { place, fileName, contentType } = readSampleFile(file);
      const fileKey = await storeFile(place, contentType);
      const { width, height, sizeBytes, durationMs } = known(await inspect(fileKey));
      const measures = { width, height, sizeBytes, durationMs };
      const nature = { kind: fileKindOf(contentType), contentType, ...measures };
      return { ...nature, fileKey, fileName: name ?? fileName, state: "stored" as const };
    }),
  );
}
