import { useCallback, useEffect, useState } from "react";
import { fetchJson, postJson } from "./requests";
import type {
  Act,
  ClinicAccount,
  Draft,
  Person,
  PhoneMessage,
  WebhookResult,
} from "./types";

const pollMs = 1000;

type Loaded = { messages: PhoneMessage[]; text: string };

/**
 * The conversation of one person with one of the clinic's accounts, asked for each second while the page is in sight.
 * What the phone shows counts as read.
 */
export function useConversation({
  person,
  clinic,
}: {
  person: Person;
  clinic: ClinicAccount;
}) {
  const { channel } = clinic.app;
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  const [webhook, setWebhook] = useState<WebhookResult | null>(null);
  const [isAway, setAway] = useState(false);
  const refresh = useCallback(async () => {
    const pair = { channel, clinic: clinic.id, person: person.id };
    const fetched = await load(pair);
    setAway(fetched === null);
    if (!fetched) return;
    setLoaded((known) => (known?.text === fetched.text ? known : fetched));
    if (fetched.messages.some(({ arrival }) => arrival === "arrived"))
      await postJson("read", pair);
  }, [channel, clinic.id, person.id]);

  useEffect(() => poll(refresh), [refresh]);

  const send = async (draft: Draft) => {
    const isSent = await postJson("write", {
      channel,
      clinic: clinic.id,
      person,
      ...draft,
    });
    setWebhook(null);
    await refresh();
    return isSent !== null;
  };
  const act = async (done: Act) => {
    const told = await postJson("act", { channel, ...done });
    setWebhook(told === null ? null : JSON.parse(told).webhook);
    await refresh();
  };
  return { messages: loaded?.messages ?? null, webhook, isAway, send, act };
}

/** Calls at once and then each second, never twice at a time, and not for a page that nobody sees. */
function poll(refresh: () => Promise<void>): () => void {
  let isStopped = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const turn = async () => {
    if (document.visibilityState === "visible") await refresh();
    if (!isStopped) timer = setTimeout(turn, pollMs);
  };
  void turn();
  return () => {
    isStopped = true;
    clearTimeout(timer);
  };
}

async function load(pair: Record<string, string>): Promise<Loaded | null> {
  const text = await fetchJson(`conversation?${new URLSearchParams(pair)}`);
  return text === null ? null : { text, messages: JSON.parse(text).messages };
}
