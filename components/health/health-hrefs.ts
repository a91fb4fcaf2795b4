import type { Route } from "next";

const page = "/settings/health";

/** Where the page stands in each of its states: the address is the state. */
export const healthHrefs = {
  page: page as Route,
  event: (id: number) => `${page}?event=${id}` as Route,
};
