import { asc, eq } from "drizzle-orm";
import type { Rows } from "@/db";
import { attachments, type messages, type uploads } from "@/db/schema";
import type { Staff } from "@/lib/auth/current-staff";
import type { FileFacts, FileKind, MessageDetails } from "@/lib/channels/types";
import type { Reply } from "@/lib/dialogs/types/reply";
import { partsOf, type ReplyPart } from "@/lib/dialogs/types/reply-parts";
import { takeUploads } from "@/lib/files/attach";
import { ok, type Result, refused } from "@/lib/result";
import { isApproved, type TemplatePart } from "./template-part";

/** A stored file on its way into a message. */
type PartFile = Omit<
  typeof uploads.$inferSelect,
  "id" | "staffId" | "dialogId" | "createdAt" | "kind" | "fileKey"
> & { kind: FileKind; fileKey: string };

/** What becomes one provider message. */
export type Part = ReplyPart<PartFile> | TemplatePart;

/** The provider messages that a reply is. `filesGone`: a file was sent before, or waited too long. @package */
export async function partsOfReply(
  rows: Rows,
  staff: Staff,
  facts: FileFacts,
  { dialogId, text, files: ids = [] }: Reply,
): Promise<Result<Part[], "filesGone" | "tooManyFiles">> {
  if (ids.length > facts.mostAtOnce) return refused("tooManyFiles");
  const files = await takeUploads(rows, { staffId: staff.id, dialogId, ids });
  if (!files) return refused("filesGone");
  return ok(partsOf(facts, { text: text.trim() === "" ? "" : text, files }));
}

/**
 * A failed message as it is said once more: its words and its file, or its template. `filesGone`: the file is not there
 * any more; `templateGone`: its provider does not send it any more. @package
 */
export async function partAgain(
  rows: Rows,
  failed: typeof messages.$inferSelect,
): Promise<Result<Part[], "filesGone" | "templateGone">> {
  const [found] = await rows
    .select()
    .from(attachments)
    .where(eq(attachments.messageId, failed.id))
    .orderBy(asc(attachments.position))
    .limit(1);
  if (!found) return wordsAgain(rows, failed);
  const { fileKey, fileName, contentType, width, height, durationMs } = found;
  if (!fileKey) return refused("filesGone");
  const sizeBytes = found.sizeBytes ?? 0;
  const kind = found.kind as FileKind;
  const measures = { sizeBytes, width, height, durationMs };
  const file = { kind, fileKey, fileName, contentType, ...measures };
  return ok([{ kind, text: failed.text, file }]);
}

async function wordsAgain(
  rows: Rows,
  { text, details, accountId }: typeof messages.$inferSelect,
): Promise<Result<Part[], "templateGone">> {
  const { template } = details as MessageDetails;
  if (!template?.externalId) return ok([{ kind: "text", text, file: null }]);
  const { externalId } = template;
  if (!(await isApproved(rows, { accountId, externalId })))
    return refused("templateGone");
  return ok([{ kind: "template", text, file: null, template }]);
}
