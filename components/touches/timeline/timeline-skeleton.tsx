import { useTranslations } from "next-intl";

/** Where a timeline is about to be; it shows itself only to who waits. */
export function TimelineSkeleton() {
  const t = useTranslations("touches.timeline");
  return (
    <div className="mx-auto w-full max-w-[768px] animate-appear-late px-3 pt-6 md:px-6">
      <p role="status" className="sr-only">
        {t("loading")}
      </p>
      {[92, 24, 120, 25, 72].map((height) => (
        <div key={height} className="flex gap-3 pb-4" aria-hidden>
          <span className="size-8 shrink-0 rounded-full bg-fill" />
          <span className="flex-1 rounded-card bg-fill" style={{ height }} />
        </div>
      ))}
    </div>
  );
}
