"use client";

// biome-ignore lint/style/noRestrictedImports: here it is made to say that a page is on its way.
import NextLink, { type LinkProps, useLinkStatus } from "next/link";

/** The router's link to another page; as `PageLink` is, it is paler until that page is there. */
export function Link<RouteType>({ children, ...props }: LinkProps<RouteType>) {
  return (
    <NextLink {...props}>
      {children}
      <Going />
    </NextLink>
  );
}

/** Says so to the link that it stands in: the router tells it nowhere else. */
function Going() {
  const { pending } = useLinkStatus();
  return pending && <span data-going hidden />;
}
