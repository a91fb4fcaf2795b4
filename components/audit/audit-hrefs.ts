import type { Route } from "next";
import type { AuditFilter } from "@/lib/audit/types";

type Place = { before?: number; after?: number };

/** The audit log narrowed to a filter, at a place of it. */
export const auditHref = (filter: AuditFilter, place: Place = {}) =>
  `/settings/audit${queryOf({ ...filter, ...place })}` as Route;

/** The same lines as a file. */
export const auditExportHref = (filter: AuditFilter) =>
  `/api/audit/export${queryOf(filter)}`;

function queryOf(values: Record<string, string | number | null>): string {
  const said = Object.entries(values).filter(
    ([, value]) => value !== null && value !== "",
  );
  const query = new URLSearchParams(said.map(([name, value]) => [name, `${value}`]));
  return said.length > 0 ? `?${query}` : "";
}
