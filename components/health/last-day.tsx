import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { type Clock, clockTime } from "@/lib/format";
import type { LastDay as Day, Hour } from "@/lib/health/types";
import { HourChart } from "./hour-chart";
import { HourTable } from "./hour-table";
import { partLooks, receivedParts } from "./received-parts";
import { SectionHead } from "./section-head";
import { ServerQueues } from "./server-queues";
import { useDuration } from "./use-duration";

type Props = { day: Day; clock: Clock };

/** The last 24 hours as pictures, and what the server has still to do. */
export function LastDay({ day: { hours, queues, sweptAt }, clock }: Props) {
  const t = useTranslations("health.day");
  return (
    <section
      aria-labelledby="last-day"
      className="mt-3 grid grid-cols-[minmax(0,1fr)] gap-3"
    >
      <SectionHead id="last-day" title={t("title")} help={t("help")} />
      <div className="rounded-card border border-line bg-surface">
        <div className="grid divide-line max-[1151px]:divide-y min-[1152px]:grid-cols-3 min-[1152px]:divide-x">
          <Received hours={hours} marks={marksOf(hours, clock, t("now"))} />
          <Answered hours={hours} marks={marksOf(hours, clock, t("now"))} />
          <ServerQueues queues={queues} sweptAt={sweptAt} now={clock.now} />
        </div>
        <HourTable hours={hours} zone={clock.zone} />
      </div>
    </section>
  );
}

type ChartProps = { hours: Hour[]; marks: [string, string, string] };

function Received({ hours, marks }: ChartProps) {
  const t = useTranslations("health.day");
  const sums = hours.map(({ received }) =>
    receivedParts.reduce((sum, part) => sum + received[part], 0),
  );
  const total = sums.reduce((sum, count) => sum + count, 0);
  const quarantined = hours.reduce((sum, { received }) => sum + received.quarantined, 0);
  return (
    <Chart
      title={t("received")}
      note={total === 0 ? t("nothing") : t("most", { count: Math.max(...sums) })}
    >
      <HourChart
        label={t("receivedLabel", { total, quarantined })}
        marks={marks}
        hours={hours.map(({ from, received }) => ({
          from,
          parts: receivedParts.map((part) => ({
            value: received[part],
            look: partLooks[part].bar,
          })),
        }))}
      />
      <ul className="mt-1.5 flex flex-wrap gap-x-3 gap-y-1 text-ink-2 text-meta">
        {receivedParts.map((part) => (
          <li key={part} className="flex items-center gap-1.5">
            <span
              aria-hidden
              className={`size-2.5 rounded-[2px] ${partLooks[part].sign}`}
            />
            {t(`part.${part}`)}
          </li>
        ))}
      </ul>
    </Chart>
  );
}

function Answered({ hours, marks }: ChartProps) {
  const t = useTranslations("health.day");
  const durationOf = useDuration();
  const told = hours.flatMap(({ medianMs }) => medianMs ?? []);
  return (
    <Chart
      title={t("answers")}
      note={
        told.length === 0
          ? t("nothing")
          : t("longest", { time: durationOf(Math.max(...told)) })
      }
    >
      <HourChart
        label={t("answersLabel", { hours: told.length })}
        marks={marks}
        hours={hours.map(({ from, medianMs }) => ({
          from,
          parts: [{ value: medianMs ?? 0, look: "fill-accent" }],
        }))}
      />
    </Chart>
  );
}

function Chart(props: { title: string; note: string; children: ReactNode }) {
  return (
    <div className="min-w-0 border-line px-4 py-3.5 md:px-5">
      <div className="flex flex-wrap items-baseline gap-x-3">
        <h3 className="flex-1 font-medium text-ink-2 text-preview">{props.title}</h3>
        <span className="text-ink-3 text-meta">{props.note}</span>
      </div>
      {props.children}
    </div>
  );
}

function marksOf(hours: Hour[], { zone }: Clock, now: string): [string, string, string] {
  const at = (index: number) => clockTime(hours[index]?.from ?? 0, zone);
  return [at(0), at(hours.length / 2), now];
}
