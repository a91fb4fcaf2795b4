type Props = {
  words: { title: string; text: string; retry: string };
  onRetry(): void;
};

/** What stands in the place of a page that did not load. It counts on nothing around it. */
export function FaultFace({ words, onRetry }: Props) {
  return (
    <main className="grid min-h-dvh place-content-center justify-items-center gap-2 p-4 text-center">
      <h1 className="text-title font-semibold">{words.title}</h1>
      <p className="text-ink-2">{words.text}</p>
      <button
        type="button"
        onClick={onRetry}
        className="mt-3 h-9 rounded-control bg-accent px-3.5 font-medium text-on-accent hover:bg-accent-hover pointer-coarse:h-11"
      >
        {words.retry}
      </button>
    </main>
  );
}
