import type { Route } from "next";

const page = "/settings/health";

/** Where the page stands in each of its states: the address is the state. */
export const healthHrefs = {
  /** With the quarantined events that are older than `before`, or the newest. */
  page: (before: number | null) => (before ? `${page}?before=${before}` : page) as Route,
  event: (id: number, before: number | null) =>
    `${page}?event=${id}${before ? `&before=${before}` : ""}` as Route,
};
