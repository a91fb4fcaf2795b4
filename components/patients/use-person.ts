"use client";

import { useEffect, useState } from "react";
import type { Person } from "@/lib/patients/types";

/** Somebody's record, read when it is asked for; null until it has come. */
export function usePerson(id: number | null): Person | null {
  const [person, setPerson] = useState<Person | null>(null);
  useEffect(() => {
    if (id === null) return;
    const calling = new AbortController();
    void ask(id, calling.signal).then((found) => {
      if (!calling.signal.aborted) setPerson(found);
    });
    return () => calling.abort();
  }, [id]);
  return person?.id === id ? person : null;
}

async function ask(id: number, signal: AbortSignal): Promise<Person | null> {
  try {
    const response = await fetch(`/api/patients/${id}`, { cache: "no-store", signal });
    return response.ok ? await response.json() : null;
  } catch {
    return null;
  }
}
