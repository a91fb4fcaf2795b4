import { randomUUID } from "node:crypto";

const prefix = "unset:";

/** A stand-in for a provider's id that nobody has entered yet: every row has one, and no two are the same. */
export const unsetId = (): string => `${prefix}${randomUUID()}`;

/** Is this such a stand-in, which is shown as an empty field? */
export const isUnset = (externalId: string): boolean => externalId.startsWith(prefix);
