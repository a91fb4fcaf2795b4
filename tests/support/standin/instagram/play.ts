import type { Outbound } from "@/lib/channels/asked";
import { instagram } from "@/lib/channels/instagram";
import { led } from "@/tests/support/standin/stage";
import { dental, type InstagramStage, sam, senderOf } from "./stage";
import type { PatientMessage } from "./write";

/** Where the clinic's dental account and Sam talk. */
export const chat = { account: dental.id, person: sam.username };

/** What the people of a test do most: Sam writes, the clinic answers and asks, and time passes. */
export const playOn = (stage: InstagramStage) => ({
  write: (more: Partial<PatientMessage> = {}) =>
    stage.standin.instagram.write({
      account: dental.id,
      from: sam,
      text: "Hello",
      ...more,
    }),
  /** The clinic answers whoever has this id. */
  reply: (to: string, more: Partial<Outbound> = {}, account = dental) =>
    instagram.send(senderOf(stage, account), {
      to: { kind: "igsid", value: to },
      text: "We have 14:00 free.",
      ...more,
    }),
  later: (ms: number) => {
    stage.now = new Date(stage.now.getTime() + ms);
  },
  /** The conversation with one person, or all, as the product's adapter lists it. */
  list: async (igsid?: string) => {
    const peer = igsid ? { peer: { kind: "igsid" as const, value: igsid } } : {};
    const since = new Date(0);
    const listed = await instagram.list(senderOf(stage), { ...peer, since });
    if (!listed.ok) throw new Error(listed.reason);
    return listed.messages;
  },
  ask: (asked: Asked) => ask(stage, asked),
});

type Asked = {
  method?: "POST" | "DELETE";
  path: string;
  body?: object;
  /** null: none in the header. */
  token?: string | null;
};

/** What Instagram's API itself answers. */
async function ask(
  stage: InstagramStage,
  { method, path, body, token = dental.token }: Asked,
) {
  const response = await fetch(led(stage, `https://graph.instagram.com/v26.0${path}`), {
    method: method ?? "GET",
    headers: {
      ...(token && { authorization: `Bearer ${token}` }),
      ...(body && { "content-type": "application/json" }),
    },
    ...(body && { body: JSON.stringify(body) }),
  });
  return response.json();
}

/** A value with its ids, times, words and links left out. */
export function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shapeOf);
  if (typeof value !== "object" || value === null) return typeof value;
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [
      key,
      ["type", "action", "object"].includes(key) ? part : shapeOf(part),
    ]),
  );
}

/** The id of what was sent, to be found in events. */
export const idOfSent = (sent: object) => ({
  externalId: "externalId" in sent ? sent.externalId : "nothing was sent",
});
