"use client";

import type { Route } from "next";
import { usePathname } from "next/navigation";
import { useEffect, useRef } from "react";
import { PageLink } from "@/components/ui/links/page-link";
import { afterPaint } from "@/components/ui/rendering/after-paint";
import { run } from "./commands";
import { useCommand } from "./use-command";

/**
 * From pages that have no search of their own its key leads to the one of another page: by a link, so that what is not
 * saved here is asked about first. It stands before the pages, whose own search decides.
 */
export function SearchElsewhere({ href }: { href: Route }) {
  const path = usePathname();
  const link = useRef<HTMLAnchorElement>(null);
  const isAwaited = useRef(false);
  useCommand("search", () => {
    isAwaited.current = true;
    link.current?.click();
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is done as another page comes, with this or without.
  useEffect(
    () => () => {
      if (!isAwaited.current) return;
      isAwaited.current = false;
      afterPaint(() => {
        if (location.pathname === href) run("search");
      });
    },
    [path],
  );
  return <PageLink ref={link} href={href} tabIndex={-1} hidden />;
}
