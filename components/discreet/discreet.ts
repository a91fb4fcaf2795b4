"use client";

import { useSyncExternalStore } from "react";
import { makeHearers } from "@/components/ui/hearers";
import { DISCREET_COOKIE } from "@/lib/staff/types";

const YEAR_SECONDS = 365 * 24 * 60 * 60;
const hearers = makeHearers();

/**
 * Are names and previews hidden on this machine? The page's root says so, and the style sheet hides what bears
 * `data-private` by it, wherever it is drawn.
 */
export const isDiscreet = (): boolean => "discreet" in document.documentElement.dataset;

/** Hides names and previews, or shows them again; the machine remembers, since it stands where it stands. */
export function toggleDiscreet() {
  const { dataset } = document.documentElement;
  const isOn = !isDiscreet();
  if (isOn) dataset.discreet = "";
  else delete dataset.discreet;
  const age = isOn ? YEAR_SECONDS : 0;
  const secure = window.location.protocol === "https:" ? "; Secure" : "";
  // biome-ignore lint/suspicious/noDocumentCookie: browsers of 2022 have no other way.
  document.cookie = `${DISCREET_COOKIE}=1; Path=/; Max-Age=${age}; SameSite=Lax${secure}`;
  hearers.tell();
}

/** The same for what is drawn by it; `atFirst` is as the page came. */
export const useDiscreet = (atFirst: boolean): boolean =>
  useSyncExternalStore(hearers.subscribe, isDiscreet, () => atFirst);
