import { answerJson } from "@/tests/support/standin/provider";
import type { Call } from "./call";
import { pageOf } from "./paging";
import { type Template, templatesOf } from "./templates";

function typesOf({ body, button, media }: Template) {
  if (media) return { "twilio/media": { body, media: [media] } };
  if (!button) return { "twilio/text": { body } };
  return { "twilio/call-to-action": { body, actions: [{ type: "URL", ...button }] } };
}

/** `GET /v1/ContentAndApprovals` */
export function listContents({ account, request }: Call) {
  const date = account.createdAt;
  const contents = templatesOf(account).map((template) => ({
    sid: template.sid,
    account_sid: account.accountSid,
    friendly_name: template.name,
    language: template.language ?? "en",
    variables: template.variables,
    types: typesOf(template),
    approval_requests: {
      name: template.name,
      category: template.category,
      content_type: Object.keys(typesOf(template))[0],
      status: template.status,
      rejection_reason: template.rejection ?? "",
      allow_category_change: true,
    },
    date_created: date,
    date_updated: date,
  }));
  const url = "https://content.twilio.com/v1/ContentAndApprovals";
  return answerJson(
    200,
    pageOf(contents, { key: "contents", url, query: request.query }),
  );
}
