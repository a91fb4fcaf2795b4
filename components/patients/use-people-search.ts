"use client";

import { useEffect, useState } from "react";
import type { PeoplePage, PersonRow } from "@/lib/patients/types";

const pauseMs = 200;

type PeopleFound = PersonRow[] | "failed" | null;

/** Whom a search finds, as one types; null before anything was asked or while nothing has come. */
export function usePeopleSearch(q: string): PeopleFound {
  const [found, setFound] = useState<PeopleFound>(null);
  useEffect(() => {
    const calling = new AbortController();
    const timer = setTimeout(() => {
      void ask(q, calling.signal).then((rows) => {
        if (!calling.signal.aborted) setFound(rows);
      });
    }, pauseMs);
    return () => {
      clearTimeout(timer);
      calling.abort();
    };
  }, [q]);
  return q.trim() === "" ? null : found;
}

async function ask(q: string, signal: AbortSignal): Promise<PeopleFound> {
  if (q.trim() === "") return null;
  try {
    const query = new URLSearchParams({ q });
    const response = await fetch(`/api/patients?${query}`, { cache: "no-store", signal });
    if (!response.ok) return "failed";
    const { rows }: PeoplePage = await response.json();
    return rows;
  } catch {
    return "failed";
  }
}
