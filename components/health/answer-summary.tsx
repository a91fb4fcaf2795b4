import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Link } from "@/components/ui/links/link";
import type { Waiting } from "@/lib/health/types";
import { AnswerChart } from "./answer-chart";
import { useDuration } from "./use-duration";

type Props = { waiting: Waiting; now: number };

/** How long patients wait, for the owner: who waits now, who longest, and the median over the last weeks. */
export function AnswerSummary({ waiting, now }: Props) {
  const t = useTranslations("health.answers");
  const durationOf = useDuration();
  const { unanswered, oldest, weeks } = waiting;
  const [before, present] = [weeks.at(-2)?.medianMs, weeks.at(-1)?.medianMs];
  return (
    <section
      aria-label={t("label")}
      className="grid rounded-card border border-line bg-surface min-[1152px]:grid-cols-[300px_minmax(0,1fr)]"
    >
      <dl className="grid divide-y divide-line border-line max-[1151px]:border-b sm:max-[1151px]:grid-cols-3 sm:max-[1151px]:divide-x sm:max-[1151px]:divide-y-0 min-[1152px]:border-e">
        <Figure name={t("unanswered")} figure={String(unanswered)}>
          {unanswered === 0 && t("nobody")}
        </Figure>
        <Figure
          name={t("oldest")}
          figure={oldest ? durationOf(now - Date.parse(oldest.since)) : "–"}
          isBad={oldest !== null}
        >
          {oldest && (
            <Link
              href={`/dialogs/${oldest.dialogId}`}
              className="font-medium text-accent hover:underline pointer-coarse:py-3"
            >
              {t("openOldest")}
            </Link>
          )}
        </Figure>
        <Figure
          name={t("median")}
          figure={typeof present === "number" ? durationOf(present) : t("none")}
        >
          {typeof before === "number"
            ? t("lastWeek", { time: durationOf(before) })
            : t("noneLastWeek")}
        </Figure>
      </dl>
      <AnswerChart weeks={weeks} />
    </section>
  );
}

type FigureProps = {
  name: string;
  figure: string;
  isBad?: boolean;
  children: ReactNode;
};

function Figure({ name, figure, isBad = false, children }: FigureProps) {
  return (
    <div className="px-4 py-3.5 md:px-5">
      <dt className="text-ink-2 text-preview">{name}</dt>
      <dd className="flex flex-wrap items-baseline gap-x-2.5">
        <span className={`${figureLook} ${isBad ? "text-warn" : ""}`}>{figure}</span>
        <span className="text-ink-3 text-meta">{children}</span>
      </dd>
    </div>
  );
}

const figureLook = "font-semibold text-[24px] leading-8 tracking-[-.02em] tabular-nums";
