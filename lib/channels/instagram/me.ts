import type { Sender } from "../asked";
import { type Json, listOf, objectOf } from "./json";
import { type Answer, request } from "./request";

/** The account that a token signs in. Its fields are flat in practice, and in a list in Meta's documentation. */
export async function askMe(sender: Sender, fields: string): Promise<Answer> {
  const answer = await request(sender, { path: "/me", query: { fields } });
  return answer.answer === "ok" ? { ...answer, body: flat(answer.body) } : answer;
}

const flat = (body: Json): Json =>
  "data" in body ? objectOf(listOf(body.data)[0]) : body;
