import { type Answer, answerJson } from "@/tests/support/standin/provider";
import { type Call, parameter } from "./call";
import { badParameter } from "./problems";
import { allFields } from "./update";

/** Meta's pages spell two of the fields in two ways, and some name more. */
const known: readonly string[] = [
  ...allFields,
  "messaging_referrals",
  "messaging_handovers",
  "message_echoes",
  "message_edits",
  "comments",
  "live_comments",
  "mentions",
];

/** `POST …/subscribed_apps`: from now on webhooks tell these fields of the account's. */
export function subscribe({ world, account, request }: Call): Answer {
  const fields = fieldsOf(parameter(request, "subscribed_fields"));
  if (fields.length === 0)
    return badParameter("The parameter subscribed_fields is required.");
  const stranger = fields.findIndex((field) => !known.includes(field));
  if (stranger >= 0)
    return badParameter(
      `Param subscribed_fields[${stranger}] must be one of {${known.join(", ")}}`,
    );
  account.subscribedFields = fields;
  world.state.changed();
  return answerJson(200, { success: true });
}

/** `GET …/subscribed_apps` */
export function listSubscriptions({ account: { subscribedFields } }: Call): Answer {
  const subscription = { subscribed_fields: subscribedFields };
  return answerJson(200, { data: subscribedFields.length > 0 ? [subscription] : [] });
}

/** `DELETE …/subscribed_apps` */
export function unsubscribe({ world, account }: Call): Answer {
  account.subscribedFields = [];
  world.state.changed();
  return answerJson(200, { success: true });
}

function fieldsOf(given: unknown): string[] {
  const names = Array.isArray(given) ? given : String(given ?? "").split(",");
  return names.map((name) => String(name).trim()).filter(Boolean);
}
