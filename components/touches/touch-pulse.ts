"use client";

import { useSyncExternalStore } from "react";
import { makeHearers } from "@/components/ui/hearers";

let beats = 0;
const hearers = makeHearers();

/** Says that something about touches may have changed: what is shown of them is read again. */
export function touchesMayHaveChanged() {
  beats += 1;
  hearers.tell();
}

/** A number that changes whenever touches may have. */
export const useTouchPulse = (): number =>
  useSyncExternalStore(
    hearers.subscribe,
    () => beats,
    () => 0,
  );
