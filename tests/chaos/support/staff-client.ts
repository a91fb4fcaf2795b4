import { readFile } from "node:fs/promises";
import type { World } from "./world";

/** A member of staff who is signed in, as a browser's requests would have it. */
export type StaffClient = {
  get(path: string): Promise<unknown>;
  /** Calls a server action of the dialogs' page and answers with what it said. @throws when nothing was said. */
  act(action: string, ...args: unknown[]): Promise<{ ok: boolean; reason?: string }>;
};

export async function signIn({ appUrl, signIn: who }: World): Promise<StaffClient> {
  const cookie = await cookieOf(appUrl, who);
  const ids = await actionIds("app/(staff)/dialogs/actions.ts");
  return {
    get: async (path) => {
      const answer = await fetch(`${appUrl}${path}`, { headers: { cookie } });
      if (!answer.ok) throw new Error(`${path} answered ${answer.status}.`);
      return answer.json();
    },
    act: async (action, ...args) => {
      const answer = await fetch(`${appUrl}/dialogs`, {
        method: "POST",
        headers: {
          cookie,
          origin: appUrl,
          accept: "text/x-component",
          "content-type": "text/plain;charset=UTF-8",
          "next-action": ids.get(action) ?? "",
        },
        body: JSON.stringify(args),
        signal: AbortSignal.timeout(30_000),
      });
      return saidIn(await answer.text());
    },
  };
}

/** React's stream: a numbered line for each part, of which ours is the one that says how it went. */
function saidIn(stream: string): { ok: boolean; reason?: string } {
  const said = /^\d+:(\{"ok":.*\})$/m.exec(stream)?.[1];
  if (!said) throw new Error("The action said nothing.");
  return JSON.parse(said);
}

async function cookieOf(appUrl: string, who: World["signIn"]): Promise<string> {
  const asked = await fetch(`${appUrl}/api/auth/csrf`);
  const { csrfToken } = (await asked.json()) as { csrfToken: string };
  const answer = await fetch(`${appUrl}/api/auth/callback/credentials`, {
    method: "POST",
    redirect: "manual",
    headers: { cookie: cookiesIn(asked), origin: appUrl },
    body: new URLSearchParams({ ...who, csrfToken, json: "true" }),
  });
  const cookie = cookiesIn(answer);
  if (!cookie.includes(".session=")) throw new Error("Dana could not sign in.");
  return cookie;
}

const cookiesIn = ({ headers }: Response) =>
  headers
    .getSetCookie()
    .map((cookie) => cookie.split(";", 1)[0])
    .join("; ");

type Manifest = { node: Record<string, { filename: string; exportedName: string }> };

/** The build's own names for the actions of a file. */
async function actionIds(file: string): Promise<Map<string, string>> {
  const manifest = ".next/server/server-reference-manifest.json";
  const { node } = JSON.parse(await readFile(manifest, "utf8")) as Manifest;
  const ours = Object.entries(node).filter(([, { filename }]) => filename === file);
  return new Map(ours.map(([id, { exportedName }]) => [exportedName, id]));
}
