import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("auth.notFound");
  return { title: t("title") };
}

export default async function NotFound() {
  const t = await getTranslations("auth.notFound");
  return (
    <main className="grid min-h-dvh place-content-center justify-items-center gap-2 p-4 text-center">
      <h1 className="text-title font-semibold">{t("title")}</h1>
      <p className="text-ink-2">{t("text")}</p>
      {/* Not the router's link, whose script every page would load for this one. */}
      <a
        href="/dialogs"
        className="mt-3 inline-flex h-9 items-center rounded-control border border-line-strong bg-surface px-3.5 font-medium hover:bg-hover pointer-coarse:h-11"
      >
        {t("back")}
      </a>
    </main>
  );
}
