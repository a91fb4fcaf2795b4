/**
 * What a zone is called by somebody who knows these names: the same, or else another name of the same zone, since
 * systems without the older names know `Asia/Kolkata` and not `Asia/Calcutta`. Null where it has none.
 */
export function zoneNameAmong(names: readonly string[], zone: string): string | null {
  if (names.includes(zone)) return zone;
  const meant = sameFor(zone);
  return names.find((name) => meant !== null && sameFor(name) === meant) ?? null;
}

/** One name for all names of a zone; null for what is none. */
function sameFor(zone: string): string | null {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: zone }).resolvedOptions().timeZone;
  } catch {
    return null;
  }
}
