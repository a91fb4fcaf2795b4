"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { useRegained } from "@/components/shell/use-regained";
import { useTouchPulse } from "@/components/touches/touch-pulse";
import { askTimeline } from "@/components/touches/touches-requests";
import type { TimelineFilter, TimelinePage } from "@/lib/touches/types";

type Held = { of: string; page: TimelinePage };

/** How a person's timeline stands: what has come of it, and whether more is awaited. */
export type Timeline = {
  page: TimelinePage | null;
  state: "loading" | "ready" | "missing" | "failed";
  olderState: "ready" | "loading" | "failed";
  loadOlder(): void;
  reload(): void;
};

/**
 * A person's timeline, read again whenever touches may have changed, as far down as it was loaded. Of another person or
 * filter nothing is shown until it has come.
 */
export function useTimeline(personId: number, filter: TimelineFilter): Timeline {
  const of = JSON.stringify([personId, filter]);
  const pulse = useTouchPulse();
  const [held, setHeld] = useState<Held | null>(null);
  const [fault, setFault] = useState<{ of: string; why: "missing" | "failed" } | null>(
    null,
  );
  const [tries, setTries] = useState(0);
  const loaded = useRef(0);
  const page = held?.of === of ? held.page : null;

  // biome-ignore lint/correctness/useExhaustiveDependencies: the pulse and the tries say when to ask again.
  useEffect(() => {
    const calling = new AbortController();
    const count = loaded.current;
    const asked = { ...filter, ...(count > 0 && { count }) };
    void askTimeline(personId, asked, calling.signal).then((answer) => {
      if (calling.signal.aborted) return;
      if (!answer.ok) return setFault({ of, why: answer.why });
      setFault(null);
      setHeld({ of, page: answer.value });
    });
    return () => calling.abort();
  }, [of, pulse, tries]);

  useEffect(() => {
    loaded.current = page?.entries.length ?? 0;
  }, [page]);

  const older = useOlder({ personId, filter, of, page, setHeld });
  const reload = useCallback(() => {
    setFault(null);
    setTries((count) => count + 1);
  }, []);
  useRegained(fault?.why === "failed", reload);
  return {
    page,
    state: stateOf(page, fault?.of === of ? fault.why : null),
    ...older,
    reload,
  };
}

function stateOf(page: TimelinePage | null, why: "missing" | "failed" | null) {
  if (why === "missing") return why;
  if (page) return "ready";
  return why ?? "loading";
}

type OlderOf = {
  personId: number;
  filter: TimelineFilter;
  of: string;
  page: TimelinePage | null;
  setHeld(change: (held: Held | null) => Held | null): void;
};

/** Earlier ones come below, so nothing that is being read moves. */
function useOlder({ personId, filter, of, page, setHeld }: OlderOf) {
  const [olderState, setState] = useState<Timeline["olderState"]>("ready");
  const isBusy = useRef(false);
  const next = page?.next ?? null;
  const loadOlder = () => {
    if (next === null || isBusy.current) return;
    isBusy.current = true;
    setState("loading");
    void askTimeline(personId, { ...filter, after: next }).then((answer) => {
      isBusy.current = false;
      setState(answer.ok ? "ready" : "failed");
      if (answer.ok)
        setHeld((held) => (held?.of === of ? extended(held, answer.value) : held));
    });
  };
  return { olderState, loadOlder };
}

function extended(held: Held, older: TimelinePage): Held {
  const known = new Set(held.page.entries.map(({ key }) => key));
  const news = older.entries.filter(({ key }) => !known.has(key));
  const entries = [...held.page.entries, ...news];
  return { ...held, page: { ...held.page, entries, next: older.next } };
}
