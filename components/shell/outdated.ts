"use client";

import { useSyncExternalStore } from "react";

let isOld = false;
const listeners = new Set<() => void>();

/** This page is of a build that the server no longer runs: what it does is not known there any more. */
export function reportOutdated() {
  isOld = true;
  for (const tell of listeners) tell();
}

/** Is this page of a build gone by? */
export const useOutdated = (): boolean =>
  useSyncExternalStore(
    subscribe,
    () => isOld,
    () => false,
  );

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}
