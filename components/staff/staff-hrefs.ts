import type { Route } from "next";

const page = "/settings/staff";
const asking = (what: string) => (staffId: number) =>
  `${page}?${what}=${staffId}` as Route;

/** Where the Staff page stands in each of its states: the address is the state. */
export const staffHrefs = {
  page: page as Route,
  edit: asking("edit"),
  deactivate: asking("deactivate"),
  link: asking("link"),
};
