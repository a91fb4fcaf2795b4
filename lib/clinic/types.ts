/** What the clinic calls itself, and the time zone (IANA name) in which times are shown. */
export type Clinic = { name: string; timeZone: string };

/** Why that was not saved; each is a key of `hours.refused` in the catalogue, on whose page its form stands. */
export type ClinicRefusal = "name" | "zone";

/** Time zones of one region, for a choice: IANA names with their cities. */
export type ZoneGroup = { region: string; zones: { name: string; city: string }[] };
