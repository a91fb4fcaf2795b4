"use client";

import { useSyncExternalStore } from "react";
import { makeEmitter } from "@/components/ui/state/emitter";
import { type Preferences, usualPreferences } from "@/lib/staff/types";

/** Keeps a choice at the server. */
export type Choose = (chosen: Partial<Preferences>) => Promise<{ ok: boolean }>;

let current = usualPreferences;
const emitter = makeEmitter();

/** What this member of staff chose, as it is at this moment. */
export const readPreferences = (): Preferences => current;

/** Takes over what was chosen: as the page brought it, or just now. */
export function takePreferences(chosen: Partial<Preferences>) {
  current = { ...current, ...chosen };
  emitter.emit();
}

/** Takes a choice over at once and keeps it; false where it could not be kept, and is taken back. */
export async function decide(
  choose: Choose,
  chosen: Partial<Preferences>,
): Promise<boolean> {
  const names = Object.keys(chosen) as (keyof Preferences)[];
  const before = Object.fromEntries(names.map((name) => [name, current[name]]));
  takePreferences(chosen);
  const { ok } = await choose(chosen).catch(() => ({ ok: false }));
  if (!ok) takePreferences(before);
  return ok;
}

/** What this member of staff chose. */
export const usePreferences = (): Preferences =>
  useSyncExternalStore(
    onPreferences,
    () => current,
    () => usualPreferences,
  );

/** Tells whenever a choice was made, until the returned function is called. */
export const onPreferences = emitter.subscribe;
