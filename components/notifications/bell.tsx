"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { isDiscreet } from "@/components/discreet/discreet";
import { onPreferences, readPreferences } from "@/components/preferences/preferences";
import { reportUnread } from "@/components/shell/unread";
import type { Arrival } from "@/lib/dialogs/types/arrival";
import type { LiveConnection } from "@/lib/live/types";
import { awaitArrivals } from "./await-arrivals";
import { showOnDesktop } from "./desktop";
import { mayCall } from "./may-call";
import { ring } from "./ring";
import { speakOnce } from "./speak-once";
import { Toast } from "./toast";

type Props = { live: LiveConnection | null; channels: string[]; timeZone: string };

/**
 * Calls a member of staff who looks elsewhere, as they chose, and keeps the Main Menu's count true. Whoever is in the
 * portal without the list of dialogs in sight is told in a toast.
 */
export function Bell({ live, channels, timeZone }: Props) {
  const say = useWords();
  const [told, setTold] = useState<readonly Arrival[]>([]);
  const latest = useRef(say);
  useEffect(() => {
    latest.current = say;
  });
  // What the page brought is where it begins; each answer brings the channels of its moment.
  const first = useRef({ live, channels, timeZone });
  useEffect(() => {
    const speaker = speakOnce((arrivals) => call(arrivals, latest.current));
    const { timeZone: zone, ...heard } = first.current;
    const awaiting = awaitArrivals({
      ...heard,
      isWanted: () => isElsewhere() || isCalled() || isListHidden(),
      onArrivals(arrivals) {
        const wanted = mayCall(arrivals, readPreferences(), { now: Date.now(), zone });
        if (isCalled()) speaker.hear(wanted);
        if (isListHidden()) setTold(wanted.filter(({ dialogId }) => !isOpen(dialogId)));
      },
      onUnread: (count) => isElsewhere() && reportUnread(count),
    });
    const unlisten = onPreferences(awaiting.ask);
    return () => {
      unlisten();
      awaiting.stop();
      speaker.stop();
    };
  }, []);
  return (
    <Toast
      arrivals={told}
      onOpen={(dialogId) => {
        setTold([]);
        open(dialogId);
      }}
      onOver={() => setTold([])}
    />
  );
}

type Words = (arrivals: Arrival[]) => { title: string; body: string };

function call(arrivals: Arrival[], words: Words) {
  const { sound, desktop } = readPreferences();
  if (sound) ring();
  if (!desktop) return;
  for (const dialogId of new Set(arrivals.map((arrival) => arrival.dialogId))) {
    const own = arrivals.filter((arrival) => arrival.dialogId === dialogId);
    showOnDesktop({ ...words(own), dialogId, onOpen: () => open(dialogId) });
  }
}

/** What was written is never said; who wrote only where somebody wants that, and nobody reads over a shoulder. */
function useWords(): Words {
  const t = useTranslations("you");
  return (arrivals) => {
    const newest = arrivals.at(-1);
    const account = newest?.account.handle ?? "";
    const channel = newest?.account.channelName ?? "";
    const assigned = String(newest?.isAssigned);
    const what = t("arrived", { assigned, count: arrivals.length, channel });
    const saysWho = readPreferences().desktopNames && !isDiscreet();
    return saysWho
      ? { title: newest?.name ?? "", body: t("arrivedAt", { assigned, what, account }) }
      : { title: what, body: t("arrivedOpen", { assigned, account }) };
  };
}

/** The Dialogs screen keeps its own count, and moves without a request for a page. */
function open(dialogId: number) {
  const path = `/dialogs/${dialogId}`;
  if (isElsewhere()) return window.location.assign(path);
  window.history.pushState(null, "", path);
  window.dispatchEvent(new PopStateEvent("popstate"));
}

/** On another page, or at a thread on a phone. */
const isListHidden = () =>
  isElsewhere() ||
  (matchMedia("(width < 48rem)").matches && /\d$/.test(window.location.pathname));

const isOpen = (dialogId: number) => window.location.pathname === `/dialogs/${dialogId}`;

const isElsewhere = () => !/^\/dialogs(\/|$)/.test(window.location.pathname);

const isCalled = () => readPreferences().sound || readPreferences().desktop;
