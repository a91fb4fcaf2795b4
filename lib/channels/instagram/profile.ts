import type { Profiled, Sender } from "../asked";
import { nameIn } from "../name-in";
import type { Identity } from "../types";
import { textOf } from "./json";
import { noAnswerOf, request } from "./request";

const fields = "name,username,profile_pic";
/** Nobody by this id for us, or nobody who lets us know; so are the robots with which Meta examines an app. */
const untold = new Set(["100", "230", "9010"]);

/**
 * Asks who is behind an Instagram-scoped id. Instagram tells it of people who have written, unless they have gone,
 * have blocked the account or have not consented; it may know a name and no handle, or the other way round.
 */
export async function profile(sender: Sender, { value }: Identity): Promise<Profiled> {
  const path = `/${encodeURIComponent(value)}`;
  const answer = await request(sender, { path, query: { fields } });
  if (answer.answer === "refused" && untold.has(answer.code.split("/")[0] ?? ""))
    return { profiled: "gone" };
  if (answer.answer !== "ok") return { profiled: "later", reason: noAnswerOf(answer) };
  const name = nameIn(textOf(answer.body.name));
  const handle = nameIn(textOf(answer.body.username));
  const pictureUrl = textOf(answer.body.profile_pic) || null;
  return name || handle
    ? { profiled: "found", name, handle, pictureUrl }
    : { profiled: "gone" };
}
