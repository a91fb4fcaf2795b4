import type { ListedTemplate, ListedTemplates, Sender, TemplateApproval } from "../asked";
import { clientOf, faultOf, noAnswerOf } from "./client";

/** Far more templates than WhatsApp lets one business have in a language. */
const most = 1_000;

type Client = NonNullable<ReturnType<typeof clientOf>>;
type Content = Awaited<
  ReturnType<Client["content"]["v1"]["contentAndApprovals"]["list"]>
>[number];

/** The templates of a Twilio account, with what WhatsApp says of each; twilio.com/docs/content. */
export async function templates(sender: Sender): Promise<ListedTemplates> {
  const client = clientOf(sender);
  if (!client) return { ok: false, reason: "unauthorised" };
  try {
    const found = await client.content.v1.contentAndApprovals.list({
      limit: most,
      pageSize: 100,
    });
    return { ok: true, templates: found.flatMap((each) => listedOf(each) ?? []) };
  } catch (error) {
    return { ok: false, reason: noAnswerOf(faultOf(error)) };
  }
}

/** One that has no words of its own (a list of products, say) can't be shown before it is sent, and is left out. */
function listedOf(content: Content): ListedTemplate | null {
  const body = bodyIn(content.types);
  if (!content.sid || body === null) return null;
  const approval = (content.approvalRequests ?? {}) as Record<string, unknown>;
  return {
    externalId: content.sid,
    name: content.friendlyName || wordIn(approval.name),
    language: content.language ?? "",
    category: wordIn(approval.category).toLowerCase(),
    body,
    samples: samplesIn(content.variables),
    approval: approvalOf(wordIn(approval.status)),
    rejection: wordIn(approval.rejection_reason),
  };
}

function bodyIn(types: unknown): string | null {
  for (const type of Object.values((types ?? {}) as Record<string, unknown>)) {
    const body = (type as { body?: unknown } | null)?.body;
    if (typeof body === "string" && body.trim() !== "") return body;
  }
  return null;
}

const samplesIn = (variables: unknown): Record<string, string> =>
  Object.fromEntries(
    Object.entries((variables ?? {}) as Record<string, unknown>).map(([name, value]) => [
      name,
      wordIn(value),
    ]),
  );

const approvals: Record<string, TemplateApproval> = {
  approved: "approved",
  received: "pending",
  pending: "pending",
  rejected: "rejected",
  paused: "paused",
  disabled: "disabled",
};

/** A state that Twilio adds one day is no permission to send. */
const approvalOf = (status: string): TemplateApproval =>
  approvals[status.toLowerCase()] ?? "unsubmitted";

const wordIn = (value: unknown): string => (typeof value === "string" ? value : "");
