"use client";

import { useSyncExternalStore } from "react";
import { makeEmitter } from "@/components/ui/state/emitter";
import { discreetCookie } from "@/lib/staff/types";

const yearSeconds = 365 * 24 * 60 * 60;
const emitter = makeEmitter();
let tabs: BroadcastChannel | null = null;

/**
 * Are names and previews hidden on this machine? The page's root says so, and the style sheet hides what bears
 * `data-private` by it, wherever it is drawn.
 */
export const isDiscreet = (): boolean => "discreet" in document.documentElement.dataset;

/** Hides names and previews, or shows them again; the machine remembers, since it stands where it stands. */
export function toggleDiscreet() {
  const isOn = !isDiscreet();
  const age = isOn ? yearSeconds : 0;
  const secure = window.location.protocol === "https:" ? "; Secure" : "";
  // biome-ignore lint/suspicious/noDocumentCookie: browsers of 2022 have no other way.
  document.cookie = `${discreetCookie}=1; Path=/; Max-Age=${age}; SameSite=Lax${secure}`;
  hide(isOn);
  tabs?.postMessage(isOn);
}

/** Tabs stand on one machine: what is hidden in one is hidden in all, until the returned function is called. */
export function followTabs(): () => void {
  if (typeof BroadcastChannel === "undefined") return () => undefined;
  const channel = new BroadcastChannel(discreetCookie);
  channel.onmessage = ({ data: isOn }: MessageEvent<boolean>) => hide(isOn);
  tabs = channel;
  return () => {
    tabs = null;
    channel.close();
  };
}

function hide(isOn: boolean) {
  document.documentElement.toggleAttribute("data-discreet", isOn);
  emitter.emit();
}

/** The same for what is drawn by it, as is a tooltip that tells a name; `atFirst` is as the page came. */
export const useDiscreet = (atFirst: boolean): boolean =>
  useSyncExternalStore(emitter.subscribe, isDiscreet, () => atFirst);
