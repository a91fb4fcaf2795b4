"use client";

import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { retryMissingScripts } from "@/components/ui/loading/lazy-component";

/** What Next tells of a page that did not load, and its way to try again. */
export type PageFaultProps = { error: unknown; retry: () => void };

type Word = "title" | "text" | "retry" | "reference";

/** Stands in the place of a page that did not load. */
export function PageFault(fault: PageFaultProps) {
  return <FaultFace say={useTranslations("fault")} {...fault} />;
}

/** What is said there. It counts on nothing around it. */
export function FaultFace({
  say,
  error,
  retry,
}: PageFaultProps & { say(word: Word): string }) {
  const reference = referenceOf(error);
  useEffect(retryMissingScripts, []);
  return (
    <div className="instead-of-page">
      <h1 className="text-title font-semibold">{say("title")}</h1>
      <p className="text-ink-2">{say("text")}</p>
      {reference && (
        <p className="text-ink-2 text-meta">
          {say("reference")} <span className="select-all tabular-nums">{reference}</span>
        </p>
      )}
      <button
        type="button"
        onClick={retry}
        className="bg-accent text-on-accent hover:bg-accent-hover"
      >
        {say("retry")}
      </button>
    </div>
  );
}

/** What a fault of the server is called in its log; one of the browser has no such name. */
function referenceOf(fault: unknown): string | undefined {
  const { digest } = (fault ?? {}) as { digest?: unknown };
  return typeof digest === "string" ? digest : undefined;
}
