"use client";

import { useTranslations } from "next-intl";
import { useRef } from "react";
import { Button, buttonLook } from "@/components/ui/buttons/button";
import { useRowFocus } from "@/components/ui/focus/use-row-focus";
import { Icon } from "@/components/ui/icons/icon";
import { Link } from "@/components/ui/links/link";
import type { Clock } from "@/lib/format";
import type { Quarantined } from "@/lib/health/types";
import { healthHrefs } from "./health-hrefs";
import { QuarantinedRow } from "./quarantined-row";
import { SectionHead } from "./section-head";
import { headLook, tableLook } from "./table-look";
import { type Replay, useReplay } from "./use-replay";

type Props = Quarantined & { clock: Clock; replay: Replay };

/** What could not be applied: which it is, why, and the ways to read it and to try again. */
export function QuarantinedEvents({ events, before, older, clock, replay }: Props) {
  const t = useTranslations("health.quarantined");
  const { said, isPending, again } = useReplay(replay);
  const all = events.map(({ id }) => id);
  const isAll = before === null && older === 0;
  const idle = isAll ? "replayAll" : "replayThese";
  const section = useRef<HTMLElement>(null);
  // What was settled goes with the button that did it.
  const keepFocus = useRowFocus(all.join(" "), section);
  return (
    <section
      ref={section}
      tabIndex={-1}
      aria-labelledby="quarantined"
      className="mt-3 grid outline-none grid-cols-[minmax(0,1fr)] gap-3"
    >
      <SectionHead id="quarantined" title={t("title")} help={t("help")}>
        {events.length > 1 && (
          <Button
            size="small"
            aria-disabled={isPending || undefined}
            onClick={() => {
              keepFocus(String(all[0]));
              again(all);
            }}
          >
            <Icon of="icon-rotate-ccw" size={14} />
            {t(isPending ? "replaying" : idle)}
          </Button>
        )}
      </SectionHead>
      <p role="status" className="text-ink-2 text-preview empty:hidden">
        {said}
      </p>
      <div className="rounded-card border border-line bg-surface">
        {events.length === 0 ? (
          <p className="p-4 text-ink-2 md:px-5">{t(isAll ? "none" : "noneOlder")}</p>
        ) : (
          <table aria-labelledby="quarantined" className={tableLook}>
            <thead className="max-md:sr-only">
              <tr>
                <th scope="col" className={`${headLook} w-[20%]`}>
                  {t("account")}
                </th>
                <th scope="col" className={`${headLook} w-[13%]`}>
                  {t("arrived")}
                </th>
                <th scope="col" className={`${headLook} w-[20%]`}>
                  {t("event")}
                </th>
                <th scope="col" className={headLook}>
                  {t("reason")}
                </th>
                <th scope="col" className={`${headLook} w-[18%]`}>
                  <span className="sr-only">{t("actions")}</span>
                </th>
              </tr>
            </thead>
            <tbody className="max-md:block">
              {events.map((event) => (
                <QuarantinedRow
                  key={event.id}
                  event={event}
                  before={before}
                  clock={clock}
                  isPending={isPending}
                  onReplay={() => {
                    keepFocus(String(event.id));
                    again([event.id]);
                  }}
                />
              ))}
            </tbody>
          </table>
        )}
      </div>
      <Pages last={all.at(-1)} before={before} older={older} />
    </section>
  );
}

type PagesProps = Pick<Quarantined, "before" | "older"> & { last: number | undefined };

/** The ways to older ones, and back to the newest. */
function Pages({ last, before, older }: PagesProps) {
  const t = useTranslations("health.quarantined");
  const look = buttonLook({ size: "small", look: "plain" });
  if (before === null && older === 0) return null;
  return (
    <nav aria-label={t("pages")} className="flex flex-wrap gap-1.5">
      {before !== null && (
        <Link href={healthHrefs.page(null)} scroll={false} className={look}>
          {t("newest")}
        </Link>
      )}
      {last !== undefined && older > 0 && (
        <Link href={healthHrefs.page(last)} scroll={false} className={look}>
          {t("older", { count: older })}
        </Link>
      )}
    </nav>
  );
}
