/** So long one line of a form may be, such as a label or a token. */
export const longestLine = 200;

/** So long a name may be: one that is typed longer is refused, one that a channel tells is cut. */
export const longestName = 200;

/** So long an e-mail address to sign in with may be: 64 characters before the @ and 255 after it (RFC 5321). */
export const longestEmail = 320;

/** How many characters a password has at least; longer is better than odder (NIST SP 800-63B). */
export const leastPasswordLength = 10;
