import type { Renewed, Sender } from "../asked";
import { textOf } from "./json";
import { request } from "./request";

/** What Meta promises where its answer has no time, or none that can be: 60 days from now. */
const lifeSeconds = 60 * 24 * 3_600;

/**
 * Renews an account's token, which lives 60 days and can be renewed once it is a day old. Meta wants the token in the
 * address, so no address may ever stand in a log line or an error.
 */
export async function renew(sender: Sender): Promise<Renewed> {
  const askedAt = Date.now();
  const answer = await request(sender, {
    unversioned: true,
    path: "/refresh_access_token",
    query: { grant_type: "ig_refresh_token", access_token: sender.secret },
  });
  if (answer.answer === "unauthorised")
    return { renewed: "unauthorised", code: answer.code };
  if (answer.answer === "refused") return { renewed: "notYet" };
  const secret = answer.answer === "ok" ? textOf(answer.body.access_token) : "";
  if (answer.answer !== "ok" || secret === "") return { renewed: "later" };
  const seconds = Number(answer.body.expires_in);
  const lives = seconds > 0 && seconds <= lifeSeconds ? seconds : lifeSeconds;
  return { renewed: "yes", secret, expiresAt: new Date(askedAt + lives * 1_000) };
}
