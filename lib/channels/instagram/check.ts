import type { Checked, Sender } from "../asked";
import type { CheckRefusal } from "../types";
import { idOf, type Json, textOf } from "./json";
import { askMe } from "./me";
import { type Answer, missingPermission } from "./request";

const professional = new Set(["BUSINESS", "MEDIA_CREATOR"]);
const fields = "user_id,username,name,account_type,profile_picture_url";

type Refused = Extract<Checked, { ok: false }>;

/**
 * Does this token sign in, for the account that was named, and is it a business or creator account? Webhooks name an
 * account by `user_id`; its `id` is the app's own for it, so one who typed that (or nothing) gets the right one.
 */
export async function check(sender: Sender): Promise<Checked> {
  if (sender.secret === "") return refused("credentials", "authToken");
  const answer = await askMe(sender, fields);
  return answer.answer === "ok" ? judge(sender, answer.body) : noAnswer(answer);
}

function judge({ accountExternalId: typed }: Sender, profile: Json): Checked {
  const id = idOf(profile.user_id);
  const type = textOf(profile.account_type).toUpperCase();
  if (!id || type === "") return refused("permissions", "authToken");
  if (!professional.has(type)) return refused("personalAccount", "authToken");
  if (typed !== "" && typed !== id && typed !== idOf(profile.id))
    return refused("senderUnknown", "accountSid");
  const username = textOf(profile.username);
  return {
    ok: true,
    accountExternalId: id,
    handle: username ? `@${username}` : id,
    name: textOf(profile.name) || null,
    pictureUrl: textOf(profile.profile_picture_url) || null,
    notice: typed === "" || typed === id ? null : "idCorrected",
  };
}

function noAnswer(answer: Exclude<Answer, { answer: "ok" }>): Refused {
  if (answer.answer === "unauthorised") return refused("credentials", "authToken");
  if (answer.answer === "rateLimited") return refused("rateLimited", null);
  if (answer.answer !== "refused") return refused("unreachable", null);
  const [code = ""] = answer.code.split("/");
  return refused(
    missingPermission.has(code) ? "permissions" : "credentials",
    "authToken",
  );
}

const refused = (reason: CheckRefusal, field: Refused["field"]): Refused => ({
  ok: false,
  field,
  reason,
});
