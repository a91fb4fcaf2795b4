"use client";

import type { ComponentProps } from "react";
import { LazyBoundary } from "@/components/ui/loading/lazy-boundary";
import { lazyComponent } from "@/components/ui/loading/lazy-component";

const AttentionStrip = lazyComponent(() =>
  import("./attention-strip").then((file) => file.AttentionStrip),
);

/** The strip that tells of accounts in need, whose script comes where there are any. */
export function Attention(props: ComponentProps<typeof AttentionStrip>) {
  return (
    <LazyBoundary>
      {props.accounts.length > 0 && <AttentionStrip {...props} />}
    </LazyBoundary>
  );
}
