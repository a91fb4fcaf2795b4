import type { Answer, ProviderRequest } from "@/tests/support/standin/provider";
import { badParameter } from "./problems";
import type { InstagramAccount, InstagramToken } from "./state";
import type { Json } from "./update";
import type { InstagramWorld } from "./world";

/** A request whose token is good, with the account that it belongs to and the ids of its path. */
export type Call = {
  world: InstagramWorld;
  account: InstagramAccount;
  token: InstagramToken;
  request: ProviderRequest;
  ids: Record<string, string>;
};

export type Answering = (call: Call) => Answer | Promise<Answer>;

/** A parameter wherever Meta takes it: in the query, a form or a JSON body. */
export function parameter({ query, form, json }: ProviderRequest, name: string) {
  const inJson = (json as Json | null)?.[name];
  return query.get(name) ?? form.get(name) ?? (inJson === undefined ? null : inJson);
}

/** The fields that were asked for, and `id`; or Meta's word on the first that there is not. */
export function chosen(
  value: Json,
  { fields, known }: { fields: string | null; known: readonly string[] },
): Json | Answer {
  const names = (fields ?? "id").split(",").map((name) => name.trim());
  const stranger = names.find((name) => !known.includes(name));
  if (stranger) return badParameter(`Tried accessing nonexisting field (${stranger})`);
  const wanted = Object.keys(value).filter((key) => key === "id" || names.includes(key));
  return Object.fromEntries(wanted.map((key) => [key, value[key]]));
}

export const isAnswer = (value: Json | Answer): value is Answer =>
  "headers" in value && "body" in value;

/** A time as Meta's lists write it: `2026-11-20T09:05:00+0000`. */
export const listedTime = (iso: string) => iso.replace(/\.\d+Z$/, "+0000");
