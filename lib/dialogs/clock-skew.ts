/**
 * A provider's clock and ours, be it the database's or a process's, may differ by so much: what one of them dated is
 * compared with what the other did.
 */
export const clockSkewMs = 5 * 60_000;
