import { type Answer, answerJson } from "@/tests/support/standin/provider";
import type { Call } from "./call";
import { type Checked, pairOf, refusalOf } from "./check-message";
import { attachmentsOf, Draft } from "./draft";
import { keepMessage } from "./keep-message";
import { fetchAttachment } from "./outbound-media";
import { badParameter, uploadFailed } from "./problems";
import { reportFate } from "./report-fate";
import { performAction } from "./sender-action";
import type { Attachment } from "./state";

/** `POST …/messages`: sends words or files, and tells of them by an echo; or does what is no message. */
export async function createMessage({ world, account, request }: Call): Promise<Answer> {
  const draft = Draft.safeParse(request.json);
  if (!draft.success) return badParameter("Invalid parameter");
  const checked = { world, account, draft: draft.data };
  if (draft.data.sender_action) return performAction(checked);
  return refusalOf(checked) ?? send(checked);
}

async function send({ world, account, draft }: Checked): Promise<Answer> {
  const attachments = await fetchAll({ world, account, draft });
  if (!attachments) return uploadFailed();
  const pair = pairOf({ account, draft });
  const text = attachments.length > 0 ? "" : (draft.message?.text ?? "");
  const message = keepMessage(world, {
    ...pair,
    from: "clinic",
    origin: "api",
    text,
    attachments,
  });
  await reportFate(world, message);
  return answerJson(200, { recipient_id: pair.igsid, message_id: message.mid });
}

async function fetchAll({ world, account, draft }: Checked) {
  const fetched: Attachment[] = [];
  for (const attachment of attachmentsOf(draft)) {
    const one = await fetchAttachment(world, { accountId: account.id, attachment });
    if (!one) return null;
    fetched.push(one);
  }
  return fetched;
}
