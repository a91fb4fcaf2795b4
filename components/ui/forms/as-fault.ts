/** What an action is taken to have answered where its answer never came. */
export const asFault = () => ({ ok: false, reason: "fault" }) as const;
