"use client";

import words from "@/messages/en/fault.json";
import "./globals.css";

/** Stands in for the layout when that fails, so it can count on nothing: no translations and no theme. */
export default function GlobalFault({ retry }: { error: unknown; retry: () => void }) {
  return (
    <html lang="en-GB">
      <body>
        <title>{words.title}</title>
        <main className="grid min-h-dvh place-content-center justify-items-center gap-2 p-4 text-center">
          <h1 className="text-title font-semibold">{words.title}</h1>
          <p className="text-ink-2">{words.text}</p>
          <button
            type="button"
            onClick={retry}
            className="mt-3 h-9 rounded-control bg-accent px-3.5 font-medium text-on-accent hover:bg-accent-hover"
          >
            {words.retry}
          </button>
        </main>
      </body>
    </html>
  );
}
