type Surroundings = { APP_URL?: string | undefined; PORT?: string | number | undefined };

/** What the sign-in's cookies are called, and whether they are only sent over https. */
export type CookieNames = {
  session: string;
  csrf: string;
  callback: string;
  secure: boolean;
};

/**
 * The names of the sign-in's cookies; `middleware.ts` and the sign-in must agree on them.
 * Over https they are bound to this host (`__Host-`). Over plain http they carry the port, since cookies ignore ports
 * and two copies on one machine would sign each other out.
 */
export function cookieNames({ APP_URL, PORT }: Surroundings): CookieNames {
  const secure = /^\s*https:/i.test(APP_URL ?? "");
  const prefix = secure ? "__Host-dialogs" : `dialogs-${PORT || 3000}`;
  return {
    session: `${prefix}.session`,
    csrf: `${prefix}.csrf`,
    callback: `${prefix}.callback`,
    secure,
  };
}
