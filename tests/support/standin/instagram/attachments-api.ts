import { type Answer, answerJson } from "@/tests/support/standin/provider";
import type { Call } from "./call";
import { attachmentsOf, Draft } from "./draft";
import { newAssetId } from "./ids";
import { fetchAttachment } from "./outbound-media";
import { badParameter, uploadFailed } from "./problems";

/** `POST …/message_attachments`: a file is fetched once, to be sent by its id. */
export async function uploadAttachment({
  world,
  account,
  request,
}: Call): Promise<Answer> {
  const draft = Draft.safeParse(request.json);
  const [asked] = draft.success ? attachmentsOf(draft.data) : [];
  if (!asked) return badParameter("The parameter message is required.");
  const attachment = await fetchAttachment(world, {
    accountId: account.id,
    attachment: asked,
  });
  if (!attachment) return uploadFailed();
  const id = newAssetId();
  world.state.uploads.set(id, { id, accountId: account.id, attachment });
  world.state.changed();
  return answerJson(200, { attachment_id: id });
}
