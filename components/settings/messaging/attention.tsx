"use client";

import type { ComponentProps } from "react";
import { fetchedLater } from "@/components/ui/fetched-later";
import { FetchedPlace } from "@/components/ui/fetched-place";

const AttentionStrip = fetchedLater(() =>
  import("./attention-strip").then((file) => file.AttentionStrip),
);

/** The strip that tells of accounts in need, whose script comes where there are any. */
export function Attention(props: ComponentProps<typeof AttentionStrip>) {
  return (
    <FetchedPlace>
      {props.accounts.length > 0 && <AttentionStrip {...props} />}
    </FetchedPlace>
  );
}
