"use client";

import { useTranslations } from "next-intl";

export default function PageFault({ retry }: { error: unknown; retry: () => void }) {
  const t = useTranslations("fault");
  return (
    <main className="grid min-h-dvh place-content-center justify-items-center gap-2 p-4 text-center">
      <h1 className="text-title font-semibold">{t("title")}</h1>
      <p className="text-ink-2">{t("text")}</p>
      <button
        type="button"
        onClick={retry}
        className="mt-3 h-9 rounded-control bg-accent px-3.5 font-medium text-on-accent hover:bg-accent-hover pointer-coarse:h-11"
      >
        {t("retry")}
      </button>
    </main>
  );
}
