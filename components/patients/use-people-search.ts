"use client";

import { useEffect, useState } from "react";
import type { PeoplePage, PersonRow } from "@/lib/patients/types/list";
import { askedWords } from "@/lib/words/asked";

const pauseMs = 200;

/** By what somebody was looked for comes along: what is typed by now may be something else. */
type PeopleFound = { q: string; rows: PersonRow[] } | "failed" | null;

/** Whom a search finds, as one types; null before anything was asked or while nothing has come. */
export function usePeopleSearch(q: string): PeopleFound {
  const [found, setFound] = useState<PeopleFound>(null);
  useEffect(() => {
    const calling = new AbortController();
    const timer = setTimeout(() => {
      void ask(q, calling.signal).then((came) => {
        if (!calling.signal.aborted) setFound(came);
      });
    }, pauseMs);
    return () => {
      clearTimeout(timer);
      calling.abort();
    };
  }, [q]);
  return askedWords(q) === "" ? null : found;
}

async function ask(q: string, signal: AbortSignal): Promise<PeopleFound> {
  if (askedWords(q) === "") return null;
  try {
    const query = new URLSearchParams({ q });
    const response = await fetch(`/api/patients?${query}`, { cache: "no-store", signal });
    if (!response.ok) return "failed";
    const { rows }: PeoplePage = await response.json();
    return { q, rows };
  } catch {
    return "failed";
  }
}
