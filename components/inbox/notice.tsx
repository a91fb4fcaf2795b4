"use client";

import { useTranslations } from "next-intl";

/** What just happened, or did not, in a sentence: seen and heard. */
export function Notice({ notice }: { notice: string | null }) {
  const t = useTranslations("inbox.notice");
  return (
    <div
      role="status"
      className="pointer-events-none fixed inset-x-0 bottom-20 z-10 flex justify-center px-4"
    >
      {notice && (
        <p
          key={notice}
          className="animate-notice rounded-control border border-line-strong bg-raised px-4 py-2 font-medium text-ink text-preview shadow-popover"
        >
          {t(t.has(notice) ? notice : "other")}
        </p>
      )}
    </div>
  );
}
