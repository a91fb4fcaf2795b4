"use client";

import { useSyncExternalStore } from "react";
import { makeEmitter } from "@/components/ui/state/emitter";

let beats = 0;
let deeds = 0;
const emitter = makeEmitter();

/** Says that something about touches may have changed: what is shown of them is read again. */
export function touchesMayHaveChanged() {
  beats += 1;
  emitter.emit();
}

/** Says that something was done about touches here, a follow-up being a part of one. */
export function touchesHaveChanged() {
  deeds += 1;
  touchesMayHaveChanged();
}

/** However much happens, what is shown of touches is read again no more often. */
const pauseMs = 1_000;
let isSoon = false;

/** Says the same once for all that happens within a moment: a reply alone is sent, delivered and read. */
export function touchesMayChangeSoon() {
  if (isSoon) return;
  isSoon = true;
  setTimeout(() => {
    isSoon = false;
    touchesMayHaveChanged();
  }, pauseMs);
}

/** A number that changes whenever touches may have. */
export const useTouchPulse = (): number =>
  useSyncExternalStore(
    emitter.subscribe,
    () => beats,
    () => 0,
  );

/** A number that changes with what is done about touches here, and with nothing else. */
export const useTouchDeeds = (): number =>
  useSyncExternalStore(
    emitter.subscribe,
    () => deeds,
    () => 0,
  );
