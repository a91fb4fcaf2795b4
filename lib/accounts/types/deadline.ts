/** When a sender must be ready: the moment (ISO, UTC), the wall clock of its zone then, and the zone's city. */
export type Deadline = { at: string; local: string; zone: string; city: string };
