"use client";

import { useSyncExternalStore } from "react";
import { makeEmitter } from "@/components/ui/state/emitter";

let isOld = false;
const emitter = makeEmitter();

/** This page is of a build that the server no longer runs: what it does is not known there any more. */
export function reportOutdated() {
  isOld = true;
  emitter.emit();
}

/** Is this page of a build gone by? */
export const useOutdated = (): boolean =>
  useSyncExternalStore(
    emitter.subscribe,
    () => isOld,
    () => false,
  );
