import { createHmac, timingSafeEqual } from "node:crypto";
import type { SendOutcome } from "@/lib/channels/asked";
import type { ChannelAdapter } from "@/lib/channels/channel";
import type { Opened, RawDelivery } from "@/lib/channels/events";
import { provesNotSent } from "@/lib/channels/not-sent";
import { readRecovered, recoveryAs } from "@/lib/channels/recovered";
import type { Channel } from "@/lib/channels/types";
import { eventOf, listedOf } from "./parse";

/** The courier's channel, which only the suite has: what a channel needs, and nothing else. */
export const courierName = "courier" as Channel;

export const signOf = (body: Uint8Array | string, secret: string) =>
  createHmac("sha256", secret).update(body).digest("hex");

/** The courier lists no more letters at once. */
const mostListed = 3;

export const courier: ChannelAdapter = {
  channel: courierName,
  facts: {
    channel: courierName,
    name: "Courier",
    providerUrl: "https://courier.example",
    text: { max: 40, unit: "characters" },
    files: { takes: [], mostAtOnce: 0, captions: null },
    replyWindowHours: 2,
    humanAgentHours: null,
    templates: null,
    reports: { delivered: true, read: false },
    lists: true,
    historyHours: null,
    provenUnsentAfterMs: 1_000,
    appSecrets: null,
    statusPath: "/api/webhooks/courier/receipts",
    inboundPath: "/api/webhooks/courier/letters",
    webhook: { maxBytes: 2_000, answer: { type: "text/plain", body: "thank you" } },
  },
  handshake: null,
  claimedCredential: (raw) => String(read(raw)?.office ?? "") || null,
  open,
  reread: (payload) => readRecovered(payload) ?? eventOf(JSON.parse(payload)),
  send: async (sender, { to, text }) => {
    try {
      const response = await fetch(`${sender.standinUrl}/letters`, {
        method: "POST",
        headers: { authorization: sender.secret },
        body: JSON.stringify({ from: sender.accountExternalId, to: to.value, text }),
      });
      return outcomeOf(response.status, await response.json());
    } catch (fault) {
      return provesNotSent(fault)
        ? { outcome: "unreachable" }
        : { outcome: "unknown", code: null };
    }
  },
  fileRequest: () => null,
  fileKeeper: null,
  list: async (sender, { until }) => {
    const response = await fetch(`${sender.standinUrl}/letters`);
    const letters = (await response.json()) as Parameters<typeof listedOf>[0][];
    const all = letters
      .map(listedOf)
      .filter(({ at }) => !until || at <= until)
      .toSorted((one, other) => other.at.getTime() - one.at.getTime());
    const messages = all.slice(0, mostListed);
    const isWhole = messages.length === all.length;
    return {
      ok: true,
      messages,
      isWhole,
      cutAt: isWhole ? undefined : messages.at(-1)?.at,
    };
  },
  files: null,
  recover: recoveryAs("elsewhere"),
  profile: null,
  renew: null,
  subscribe: null,
  webhooks: null,
  templates: null,
  check: async ({ accountExternalId }) => ({
    ok: true,
    accountExternalId,
    handle: accountExternalId,
    name: null,
    pictureUrl: null,
    notice: null,
  }),
  failure: () => ({ key: "general", retry: "later" }),
};

function open(raw: RawDelivery, secrets: readonly string[]): Opened {
  const said = read(raw);
  if (!said) return { ok: false, reason: "malformed" };
  const given = Buffer.from(raw.header("x-courier-signature") ?? "");
  const isSigned = secrets.some((secret) => {
    const wanted = Buffer.from(signOf(raw.body, secret));
    return given.length === wanted.length && timingSafeEqual(given, wanted);
  });
  return isSigned
    ? { ok: true, events: [eventOf(said)], tallied: [] }
    : { ok: false, reason: "forged" };
}

function read(raw: RawDelivery): Record<string, unknown> | null {
  try {
    return JSON.parse(Buffer.from(raw.body).toString());
  } catch {
    return null;
  }
}

function outcomeOf(status: number, answer: { id: string }): SendOutcome {
  if (status >= 500) return { outcome: "unknown", code: String(status) };
  if (status >= 400) return { outcome: "refused", code: String(status) };
  return { outcome: "sent", externalId: answer.id, status: "sent" };
}
