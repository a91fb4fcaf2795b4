"use client";

import { FaultFace } from "@/components/ui/fault-face";
import words from "@/messages/en/fault.json";

/** Stands in for the layout when that fails, so it can count on nothing: no translations and no theme. */
// biome-ignore lint/style/noDefaultExport: where it stands in for Next's own page, that is its default.
export default function GlobalFault({ retry }: { error: unknown; retry: () => void }) {
  return (
    <html lang="en-GB">
      <body>
        <title>{words.title}</title>
        <FaultFace words={words} onRetry={retry} />
      </body>
    </html>
  );
}
