import { useEffect } from "react";
import { askAnew } from "./fetched-later";

type Props = {
  words: { title: string; text: string; retry: string; reference: string };
  fault: unknown;
  onRetry(): void;
};

/** What stands in the place of a page that did not load. It counts on nothing around it. */
export function FaultFace({ words, fault, onRetry }: Props) {
  const reference = referenceOf(fault);
  useEffect(askAnew, []);
  return (
    <div className="grid h-full place-content-center justify-items-center gap-2 p-4 text-center">
      <h1 className="text-title font-semibold">{words.title}</h1>
      <p className="text-ink-2">{words.text}</p>
      {reference && (
        <p className="text-ink-2 text-meta">
          {words.reference} <span className="select-all tabular-nums">{reference}</span>
        </p>
      )}
      <button
        type="button"
        onClick={onRetry}
        className="mt-3 h-9 rounded-control bg-accent px-3.5 font-medium text-on-accent hover:bg-accent-hover pointer-coarse:h-11"
      >
        {words.retry}
      </button>
    </div>
  );
}

/** What a fault of the server is called in its log; one of the browser has no such name. */
function referenceOf(fault: unknown): string | undefined {
  const { digest } = (fault ?? {}) as { digest?: unknown };
  return typeof digest === "string" ? digest : undefined;
}
