"use client";

import { FaultFace, type PageFaultProps } from "@/components/shell/page-fault";
import words from "@/messages/en/fault.json";

/** Stands in for the layout when that fails, so it can count on nothing: no translations and no theme. */
// biome-ignore lint/style/noDefaultExport: where it stands in for Next's own page, that is its default.
export default function GlobalFault(fault: PageFaultProps) {
  return (
    <html lang="en-GB">
      <body>
        <title>{words.title}</title>
        <main className="h-dvh">
          <FaultFace say={(word) => words[word]} {...fault} />
        </main>
      </body>
    </html>
  );
}
