import type { Route } from "next";
import type { PeopleAsked } from "@/lib/patients/types/list";

/** The address that asks for it; what is usual is left out. */
export function peopleHref({ q, filter, order, before }: PeopleAsked): Route {
  const query = new URLSearchParams({
    ...(q && { q }),
    ...(filter !== "all" && { filter }),
    ...(order !== "added" && { order }),
    ...(before !== null && { before }),
  });
  return `/patients${query.size > 0 ? `?${query}` : ""}` as Route;
}
