import { useTranslations } from "next-intl";

/** What stands where an address leads to nothing, or to what is not the reader's. */
export function NothingHere() {
  const t = useTranslations("auth.notFound");
  return (
    <div className="grid h-full place-content-center justify-items-center gap-2 p-4 text-center">
      <h1 className="text-title font-semibold">{t("title")}</h1>
      <p className="text-ink-2">{t("text")}</p>
      {/* Not the router's link, whose script every page would load for this one. */}
      <a
        href="/dialogs"
        className="mt-3 inline-flex h-9 items-center rounded-control border border-line-strong bg-surface px-3.5 font-medium hover:bg-hover pointer-coarse:h-11"
      >
        {t("back")}
      </a>
    </div>
  );
}
