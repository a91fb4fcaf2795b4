"use client";

import { useCallback, useSyncExternalStore } from "react";
import { makeEmitter } from "@/components/ui/state/emitter";
import { type AccountInNeed, warnedDays } from "@/lib/accounts/types/need";
import { dayMs } from "@/lib/durations";

const emitter = makeEmitter();

/**
 * Which warnings of a coming deadline somebody has put away in this browser: each until its next stage (14, 7, 3 and 1
 * days before). Whatever keeps an account from sending can't be put away.
 */
export function useHushed(now: number) {
  const kept = useSyncExternalStore(listen, read, () => null);
  const isHushed = useCallback(
    (need: AccountInNeed) => {
      if (need.reason !== "deadline") return false;
      // What was put away is known only in the browser: nothing shows that would vanish at once.
      return kept === null || kept.split(" ").includes(stageOf(need, now));
    },
    [kept, now],
  );
  const hush = (need: AccountInNeed) => {
    keep([...read().split(" ").slice(-20), stageOf(need, now)].join(" "));
    emitter.emit();
  };
  return { isHushed, hush };
}

const key = "dialogs.hushed-deadlines";

function stageOf({ tag, deadline }: AccountInNeed, now: number): string {
  const left = (Date.parse(deadline?.at ?? "") - now) / dayMs;
  const stage = warnedDays.findLast((days) => left <= days) ?? warnedDays[0];
  return `${tag.id}:${deadline?.at}:${stage}`;
}

function read(): string {
  if (unkept !== null) return unkept;
  try {
    return localStorage.getItem(key) ?? "";
  } catch {
    return "";
  }
}

let unkept: string | null = null;

/** Where a browser keeps nothing, it stays put away for as long as the page stands. */
function keep(stages: string) {
  unkept = stages;
  try {
    localStorage.setItem(key, stages);
    unkept = null;
  } catch {
    // The warning is put away all the same.
  }
}

function listen(tell: () => void) {
  const leave = emitter.subscribe(tell);
  addEventListener("storage", tell);
  return () => {
    leave();
    removeEventListener("storage", tell);
  };
}
