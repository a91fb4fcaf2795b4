"use client";

import { useEffect, useState } from "react";
import type { Person } from "@/lib/patients/types/person";

type Asked = { person: Person | null; hasFailed: boolean; askAgain(): void };

/** Somebody's record, read when it is asked for; null until it has come. */
export function usePerson(id: number | null): Asked {
  const [answer, setAnswer] = useState<{ id: number; person: Person | null } | null>(
    null,
  );
  const [tries, setTries] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another try asks again.
  useEffect(() => {
    if (id === null) return;
    const calling = new AbortController();
    void ask(id, calling.signal).then((found) => {
      if (!calling.signal.aborted) setAnswer({ id, person: found });
    });
    return () => calling.abort();
  }, [id, tries]);
  const here = answer?.id === id ? answer : null;
  const askAgain = () => {
    setAnswer(null);
    setTries(tries + 1);
  };
  return {
    person: here?.person ?? null,
    hasFailed: here !== null && here.person === null,
    askAgain,
  };
}

async function ask(id: number, signal: AbortSignal): Promise<Person | null> {
  try {
    const response = await fetch(`/api/patients/${id}`, { cache: "no-store", signal });
    return response.ok ? await response.json() : null;
  } catch {
    return null;
  }
}
