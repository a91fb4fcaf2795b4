/** What an action is taken to have answered where its answer never came. */
export const unreached = () => ({ ok: false, reason: "fault" }) as const;
