import { hasVariable } from "@/lib/fill-template";
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
    ...extrasIn(content.types, body),
    samples: samplesIn(content.variables),
    approval: approvalOf(wordIn(approval.status)),
    rejection: wordIn(approval.rejection_reason),
  };
}

/** A card of Twilio's may have its words as its title, and once had no others. */
function bodyIn(types: unknown): string | null {
  const parts = Object.values((types ?? {}) as Record<string, Content["types"] | null>);
  for (const name of ["body", "title"]) {
    const words = parts.map((part) => wordIn(part?.[name])).find((each) => each.trim());
    if (words) return words;
  }
  return null;
}

/** Fields of Twilio's that are read or followed. Variables may stand in others as well. */
const shownFields = [
  "header_text",
  "title",
  "subtitle",
  "footer",
  "media",
  "url",
  "phone",
  "code",
];

/** Of those, what WhatsApp shows above the body. */
const fieldsAbove = ["header_text", "title", "media"];

/** What is in it besides the body. A variable that nobody fills in would go out as its sample; see Twilio's 21656. */
function extrasIn(types: unknown, body: string) {
  const parts = Object.values((types ?? {}) as Record<string, object | null>);
  const above = parts.flatMap((part) =>
    Object.entries(part ?? {}).flatMap(([name, each]) =>
      fieldsAbove.includes(name) ? linesIn(each, name) : [],
    ),
  );
  const once = (lines: string[]) => [...new Set(lines)].filter((line) => line !== body);
  return { extras: once([...above, ...linesIn(types)]), above: once(above).length };
}

/** What is shown under a name of a template's parts; a button's words and where it leads are one line. */
function linesIn(part: unknown, name = ""): string[] {
  if (typeof part === "string")
    return shownFields.includes(name) || hasVariable(part) ? [part] : [];
  if (Array.isArray(part)) return part.flatMap((each) => linesIn(each, name));
  if (typeof part !== "object" || part === null) return [];
  const lines = Object.entries(part).flatMap(([key, each]) => linesIn(each, key));
  const isButton = name === "actions" && lines.length > 0;
  return isButton ? [lines.join(": ")] : lines;
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
