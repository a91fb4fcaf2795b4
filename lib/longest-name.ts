/** So long a name may be: one that is typed longer is refused, one that a channel tells is cut. */
export const longestName = 200;
