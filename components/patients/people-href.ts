import type { Route } from "next";
import type { PeopleFilter } from "@/lib/patients/types";

/** What the Patients page is asked for, as its address says it. */
export type PeopleAsked = { q: string; filter: PeopleFilter; before: number | null };

/** The address that asks for it; what is usual is left out. */
export function peopleHref({ q, filter, before }: PeopleAsked): Route {
  const query = new URLSearchParams({
    ...(q && { q }),
    ...(filter !== "all" && { filter }),
    ...(before !== null && { before: String(before) }),
  });
  return `/patients${query.size > 0 ? `?${query}` : ""}` as Route;
}
