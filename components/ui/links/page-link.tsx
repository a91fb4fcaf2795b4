"use client";

import type { Route } from "next";
import { useRouter } from "next/navigation";
import { type ComponentProps, useTransition } from "react";
import { isForTheBrowser } from "./for-the-browser";

type Props = Omit<ComponentProps<"a">, "href" | "onClick"> & { href: Route };

/**
 * A link to another page, for the portal's frame and the Dialogs screen. It is busy until that page is there. The router's
 * own brings three kilobytes of script, and asks the server for each page that a link leads to while the one that was
 * opened still comes to life.
 */
export function PageLink({ href, ...rest }: Props) {
  const router = useRouter();
  const [isGoing, go] = useTransition();
  return (
    <a
      {...rest}
      href={href}
      aria-busy={isGoing || undefined}
      onClick={(event) => {
        if (isForTheBrowser(event)) return;
        event.preventDefault();
        go(() => router.push(href));
      }}
    />
  );
}
