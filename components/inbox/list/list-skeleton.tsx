import { useTranslations } from "next-intl";
import { memo } from "react";
import { DelayedFallback } from "@/components/ui/loading/delayed-fallback";

const widths = [
  ["w-30", "w-52", "w-32"],
  ["w-24", "w-45", "w-28"],
  ["w-35", "w-58", "w-32"],
  ["w-28", "w-40", "w-26"],
  ["w-32", "w-48", "w-32"],
  ["w-26", "w-54", "w-28"],
] as const;

/** The shape of rows to come. Still, and not there at all for what loads at once. */
export const ListSkeleton = memo(function ListSkeleton() {
  const t = useTranslations("inbox");
  return (
    <div role="status">
      <span className="sr-only">{t("loading")}</span>
      <DelayedFallback>
        <Shapes />
      </DelayedFallback>
    </div>
  );
});

function Shapes() {
  return (
    <div className="animate-appear">
      {widths.map(([name, preview, tag]) => (
        <div key={name + preview} className="list-line">
          <span className="mt-0.5 size-10 shrink-0 rounded-full bg-fill" />
          <span className="min-w-0 flex-1">
            <span className={`mt-1 block h-3 rounded-[6px] bg-fill ${name}`} />
            <span className={`mt-2.5 block h-2.5 rounded-[6px] bg-fill ${preview}`} />
            <span className={`mt-2 block h-[18px] rounded-[6px] bg-fill ${tag}`} />
          </span>
        </div>
      ))}
    </div>
  );
}
