import { useTranslations } from "next-intl";
import { DelayedFallback } from "@/components/ui/loading/delayed-fallback";

/** The shape of the Details while they come. */
export function DetailsSkeleton() {
  const t = useTranslations("patients.details");
  return (
    <div role="status">
      <span className="sr-only">{t("loading")}</span>
      <DelayedFallback>
        <span aria-hidden className="grid animate-appear gap-3 p-4">
          {["w-40", "w-52", "w-44", "w-full"].map((width) => (
            <span key={width} className={`h-4 rounded bg-fill ${width}`} />
          ))}
        </span>
      </DelayedFallback>
    </div>
  );
}
