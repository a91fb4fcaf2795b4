"use client";

import { useSyncExternalStore } from "react";
import { makeEmitter } from "@/components/ui/state/emitter";
import { same } from "@/components/ui/state/same";
import type { Attendant } from "@/lib/dialogs/types/presence";

const nobody: readonly Attendant[] = [];

let byDialog: ReadonlyMap<number, readonly Attendant[]> = new Map();
const emitter = makeEmitter();

/** Takes over which colleagues are at which dialogs. What has not changed stays the same object. */
export function takeAttendants(attendants: readonly Attendant[]) {
  const came = new Map<number, Attendant[]>();
  for (const one of attendants) {
    came.set(one.dialogId, [...(came.get(one.dialogId) ?? []), one]);
  }
  byDialog = new Map(
    [...came].map(([id, there]) => {
      const held = byDialog.get(id);
      return [id, held ? same(held, there) : there];
    }),
  );
  emitter.emit();
}

/** The colleagues who are at a dialog now. */
export const useAttendants = (dialogId: number): readonly Attendant[] =>
  useSyncExternalStore(
    emitter.subscribe,
    () => byDialog.get(dialogId) ?? nobody,
    () => nobody,
  );
