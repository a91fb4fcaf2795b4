/** They turn the reading round of all that follows, until something ends them. */
const turning = /[\u202a-\u202e\u2066-\u2069]/g;

/** A name or label without the signs that would turn the sentence that it stands in. Those that mark one place stay. */
export const withoutBidiControls = (name: string): string => name.replace(turning, "");
