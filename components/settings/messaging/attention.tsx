"use client";

import { type ComponentProps, Suspense } from "react";
import { fetchedLater } from "@/components/ui/fetched-later";

const AttentionStrip = fetchedLater(() =>
  import("./attention-strip").then((file) => file.AttentionStrip),
);

/** The strip that tells of accounts in need, whose script comes where there are any. */
export function Attention(props: ComponentProps<typeof AttentionStrip>) {
  return (
    <Suspense>{props.accounts.length > 0 && <AttentionStrip {...props} />}</Suspense>
  );
}
