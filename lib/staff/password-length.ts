/** How many characters a password has at least; longer is better than odder (NIST SP 800-63B). */
export const leastPasswordLength = 10;
