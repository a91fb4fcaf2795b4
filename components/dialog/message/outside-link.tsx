import type { ReactNode } from "react";

type Props = { href: string; children: ReactNode };

/** A link out of the portal: what it leads to learns nothing of the portal, and cannot reach back into it. */
export function OutsideLink({ href, children }: Props) {
  return (
    <a
      href={href}
      target="_blank"
      rel="noopener noreferrer nofollow"
      className="-my-1 self-start py-1 font-medium text-accent underline-offset-2 hover:underline"
    >
      {children}
    </a>
  );
}

/** A link that somebody else wrote, if it leads to a page at all: never a script or a file. */
export const pageUrl = (url: string | undefined): string | null =>
  url && /^https?:\/\//i.test(url) ? url : null;
