import { useTranslations } from "next-intl";
import { Fragment } from "react";
import { Pill } from "@/components/ui/tags/pill";
import { grouped } from "@/lib/format";
import type { LedgerSum as Sum } from "@/lib/health/types";
import { SectionHead } from "./section-head";

const parts = ["applied", "duplicate", "ignored", "waiting", "quarantined"] as const;

/** What was received and what became of it: each event is in exactly one part, and the page adds them up itself. */
export function LedgerSum({ sum }: { sum: Sum }) {
  const t = useTranslations("health.ledger");
  const counted = parts.reduce((total, part) => total + sum.parts[part], 0);
  const missing = sum.received - counted;
  return (
    <section
      aria-labelledby="ledger"
      className="mt-3 grid grid-cols-[minmax(0,1fr)] gap-3"
    >
      <SectionHead id="ledger" title={t("title")} help={t("help")}>
        <Pill look={missing === 0 ? "well" : "bad"}>
          {missing === 0 ? t("closes") : t("open", { count: missing })}
        </Pill>
      </SectionHead>
      <dl className="flex flex-wrap gap-x-3 gap-y-3 rounded-card border border-line bg-surface px-4 py-3.5 md:px-5">
        <Figure name={t("received")} value={sum.received} />
        {parts.map((part, index) => (
          <Fragment key={part}>
            <Sign text={index === 0 ? "=" : "+"} />
            <Figure
              name={t(part)}
              value={sum.parts[part]}
              isWarning={part === "quarantined" && sum.parts[part] > 0}
            />
          </Fragment>
        ))}
      </dl>
    </section>
  );
}

type FigureProps = { name: string; value: number; isWarning?: boolean };

function Figure({ name, value, isWarning = false }: FigureProps) {
  return (
    <div className="min-w-20 flex-1">
      <dt className="text-ink-2 text-preview">{name}</dt>
      <dd
        className={`font-semibold text-[20px] leading-7 tabular-nums ${isWarning ? "text-warn" : ""}`}
      >
        {grouped(value)}
      </dd>
    </div>
  );
}

function Sign({ text }: { text: string }) {
  return (
    <div aria-hidden className="self-center text-[16px] text-ink-3 max-md:hidden">
      <dt className="sr-only">{text}</dt>
      <dd>{text}</dd>
    </div>
  );
}
