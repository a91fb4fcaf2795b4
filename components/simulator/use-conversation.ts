import { useCallback, useEffect, useState } from "react";
import type { Draft, Person, PhoneMessage } from "./types";

const pollMs = 1000;

type Loaded = { messages: PhoneMessage[]; text: string };

/**
 * The conversation of one person with one clinic number, asked for each second while the page is in sight. What the
 * phone shows counts as read.
 */
export function useConversation({ person, clinic }: { person: Person; clinic: string }) {
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  const [isAway, setAway] = useState(false);
  const refresh = useCallback(async () => {
    const fetched = await load({ clinic, person: person.phone });
    setAway(fetched === null);
    if (!fetched) return;
    setLoaded((known) => (known?.text === fetched.text ? known : fetched));
    if (fetched.messages.some(isUnread)) {
      await post("read", { clinic, person: person.phone });
    }
  }, [clinic, person.phone]);

  useEffect(() => poll(refresh), [refresh]);

  const send = async (draft: Draft) => {
    const isSent = await post("write", { clinic, person, ...draft });
    await refresh();
    return isSent;
  };
  return { messages: loaded?.messages ?? null, isAway, send };
}

const isUnread = ({ from, status }: PhoneMessage) =>
  from === "clinic" && status === "delivered";

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

async function load(pair: { clinic: string; person: string }): Promise<Loaded | null> {
  const query = new URLSearchParams(pair);
  const response = await fetch(`/api/simulator/conversation?${query}`).catch(() => null);
  if (!response?.ok) return null;
  const text = await response.text();
  return { text, messages: JSON.parse(text).messages };
}

async function post(path: "read" | "write", body: unknown): Promise<boolean> {
  const response = await fetch(`/api/simulator/${path}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  }).catch(() => null);
  return response?.ok ?? false;
}
