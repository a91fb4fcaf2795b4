import { useTranslations } from "next-intl";

/** The shape of the Details while they come. */
export function DetailsSkeleton() {
  const t = useTranslations("patients.details");
  return (
    <div role="status" className="animate-appear-late grid gap-3 p-4">
      <span className="sr-only">{t("loading")}</span>
      {["w-40", "w-52", "w-44", "w-full"].map((width) => (
        <span key={width} aria-hidden className={`h-4 rounded bg-fill ${width}`} />
      ))}
    </div>
  );
}
