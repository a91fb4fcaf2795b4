import type { ZoneGroup } from "@/lib/clinic/types";

/**
 * The time zones to choose from, by region. `also` are names that must be among them, since some zones have an older
 * and a newer name and only one of the two is listed.
 */
export function timeZones(also: readonly string[] = []): ZoneGroup[] {
  const names = new Set([...Intl.supportedValuesOf("timeZone"), ...also, "UTC"]);
  const regions = new Map<string, ZoneGroup["zones"]>();
  for (const name of [...names].toSorted()) {
    const [region = name, ...places] = name.split("/");
    const city = cityOf(name);
    const heading = places.length === 0 ? "Other" : region;
    regions.set(heading, [...(regions.get(heading) ?? []), { name, city }]);
  }
  return [...regions].map(([region, zones]) => ({ region, zones }));
}

/** A zone as people say it: `Buenos Aires, Argentina` for `America/Argentina/Buenos_Aires`. */
export function cityOf(zone: string): string {
  const [first = zone, ...places] = zone.split("/");
  return (places.length === 0 ? [first] : places.toReversed())
    .join(", ")
    .replaceAll("_", " ");
}
