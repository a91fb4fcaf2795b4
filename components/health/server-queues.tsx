import { useTranslations } from "next-intl";
import type { Queue } from "@/lib/health/types";
import { useDuration } from "./use-duration";

type Props = { queues: Queue[]; sweptAt: string | null; now: number };

/** What the server has still to do, how long the oldest of it waits, and when it last looked. */
export function ServerQueues({ queues, sweptAt, now }: Props) {
  const t = useTranslations("health.day");
  const durationOf = useDuration();
  const age = (at: string) => durationOf(Math.max(0, now - Date.parse(at)));
  return (
    <div className="min-w-0 border-line px-4 py-3.5 md:px-5">
      <div className="flex flex-wrap items-baseline gap-x-3">
        <h3 className="flex-1 font-medium text-ink-2 text-preview">{t("queues")}</h3>
        <span className="text-ink-3 text-meta">
          {sweptAt ? t("swept", { time: age(sweptAt) }) : t("sweptNever")}
        </span>
      </div>
      <dl className="mt-2 grid gap-1.5">
        {queues.map(({ name, count, since }) => (
          <div key={name} className="flex items-baseline gap-3">
            <dt className="min-w-0 flex-1 text-meta">{t(`queue.${name}`)}</dt>
            <dd className="shrink-0 text-end tabular-nums">
              {since && (
                <span className="me-2 text-ink-3 text-meta">
                  {t("since", { time: age(since) })}
                </span>
              )}
              <span className="font-semibold">{count}</span>
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
