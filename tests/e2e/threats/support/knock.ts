import { readWorld } from "@/tests/e2e/support/clinic";
import type { BuiltAction } from "./build";
import type { Door } from "./doors";
import type { Scene, Visitor } from "./scene";

export type Answer = { status: number; headers: Headers; words: string };

/** Asks at a door as a visitor does, from a page of ours; redirects are not followed. */
export function knock(
  door: Door,
  { ids, cookies }: Scene,
  { as, headers = {} }: { as: Visitor; headers?: Record<string, string> },
): Promise<Answer> {
  const { method = "GET", body } = door;
  const said = body && {
    body: JSON.stringify(body(ids)),
    headers: { "content-type": "application/json" },
  };
  return ask(door.ask(ids), {
    method,
    ...said,
    headers: { ...said?.headers, ...asVisitor(cookies[as]), ...headers },
  });
}

/** Calls an action of the build as its page does. */
export function call(
  { id, page }: BuiltAction,
  values: unknown[],
  cookie: string,
): Promise<Answer> {
  const headers = {
    ...asVisitor(cookie),
    "next-action": id,
    accept: "text/x-component",
    "content-type": "text/plain;charset=UTF-8",
  };
  return ask(page, { method: "POST", headers, body: JSON.stringify(values) });
}

/** Asks at an address of the product. */
export async function ask(path: string, asked: RequestInit = {}): Promise<Answer> {
  const response = await fetch(`${readWorld().appUrl}${path}`, {
    redirect: "manual",
    ...asked,
  });
  const { status, headers } = response;
  return { status, headers, words: await response.text() };
}

const asVisitor = (cookie: string) => ({
  origin: readWorld().appUrl,
  ...(cookie && { cookie }),
});
