import { useTranslations } from "next-intl";
import { isolateNumbers } from "@/components/ui/text/isolate-numbers";
import { exactMoment, shortDate } from "@/lib/format";
import type { ExportedTouch } from "@/lib/records/types";

type Props = { touches: ExportedTouch[]; zone: string };

/** The touches, oldest first. */
export function ExportedTouches({ touches, zone }: Props) {
  const t = useTranslations("records.export");
  return (
    <section className="mt-8">
      <h2 className="border-line-strong border-b pb-1 font-semibold text-[16px] leading-6">
        {t("touches")}
      </h2>
      {touches.length === 0 && <p className="mt-2 text-ink-2">{t("noTouches")}</p>}
      <ol>
        {touches.map((touch, index) => (
          <Touch
            // biome-ignore lint/suspicious/noArrayIndexKey: a printed page never changes its order.
            key={index}
            touch={touch}
            zone={zone}
          />
        ))}
      </ol>
    </section>
  );
}

function Touch({ touch, zone }: { touch: ExportedTouch; zone: string }) {
  const t = useTranslations("records.export");
  const { at, author, kind, outcome, text, followUpOn } = touch;
  const named = t.has(`touch.${kind}`) ? t(`touch.${kind}`) : kind;
  return (
    <li className="mt-2 break-inside-avoid">
      <p className="text-ink-2 text-meta">
        {[named, author, exactMoment(at, zone)].filter(Boolean).join(" · ")}
      </p>
      {outcome && <p className="font-medium">{outcome}</p>}
      {text && (
        <p dir="auto" className="whitespace-pre-wrap">
          {isolateNumbers(text)}
        </p>
      )}
      {followUpOn && (
        <p className="text-ink-2 text-preview">
          {t("followUp", { day: shortDate(followUpOn, "UTC") })}
        </p>
      )}
    </li>
  );
}
