/** Time zones of one region, for a choice: IANA names with their cities. */
export type ZoneGroup = { region: string; zones: { name: string; city: string }[] };
