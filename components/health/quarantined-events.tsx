"use client";

import { useTranslations } from "next-intl";
import { useRef, useState, useTransition } from "react";
import { AccountTag } from "@/components/ui/account-tag";
import { briefTime } from "@/components/ui/brief-time";
import { Button, buttonLook } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { Link } from "@/components/ui/link";
import { unreached } from "@/components/ui/unreached";
import { useFocusKept } from "@/components/ui/use-focus-kept";
import type { Clock } from "@/lib/format";
import type { Quarantined, QuarantinedEvent, ReplayAnswer } from "@/lib/health/types";
import { healthHrefs } from "./health-hrefs";
import { SectionHead } from "./section-head";
import { cellLook, headLook, rowLook, tableLook } from "./table-look";

export type Replay = (ids: number[]) => Promise<ReplayAnswer>;

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
  const keepFocus = useFocusKept(all.join(" "), section);
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
                <Row
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

type RowProps = {
  event: QuarantinedEvent;
  before: number | null;
  clock: Clock;
  isPending: boolean;
  onReplay(): void;
};

function Row({ event, before, clock, isPending, onReplay }: RowProps) {
  const t = useTranslations("health.quarantined");
  const { id, tag, kind, receivedAt } = event;
  const reason = useReason(event);
  return (
    <tr data-row={id} className={rowLook}>
      <th scope="row" className={`${cellLook} text-start font-normal`}>
        <AccountTag account={tag} className="max-w-full" />
      </th>
      <td className={cellLook}>
        <time dateTime={receivedAt}>{briefTime(receivedAt, clock)}</time>
      </td>
      <td className={cellLook}>
        {t.has(`kind.${kind}`) ? t(`kind.${kind}` as "kind.message") : kind}
        <span className="block font-mono text-[12px] text-ink-3">
          {t("number", { id })}
        </span>
      </td>
      <td className={`${cellLook} text-ink-2 [overflow-wrap:anywhere]`}>{reason}</td>
      <td className={cellLook}>
        <span className="flex justify-end gap-1.5 max-md:justify-start">
          <Link
            href={healthHrefs.event(id, before)}
            scroll={false}
            aria-label={t("readEvent", { id })}
            className={buttonLook({ size: "small", look: "quiet" })}
          >
            {t("read")}
          </Link>
          <Button
            size="small"
            aria-label={t("replayEvent", { id })}
            aria-disabled={isPending || undefined}
            onClick={onReplay}
          >
            <Icon of="icon-rotate-ccw" size={14} />
            {t("replay")}
          </Button>
        </span>
      </td>
    </tr>
  );
}

/** A fault of ours has a code at most; what was not understood says which part of it. */
function useReason({ reason }: QuarantinedEvent): string {
  const t = useTranslations("health.quarantined");
  if (!reason || reason === "fault") return t("fault");
  if (reason.startsWith("fault ")) return t("faultCode", { code: reason.slice(6) });
  return t("notUnderstood", { reason });
}

function useReplay(replay: Replay) {
  const t = useTranslations("health.quarantined");
  const refusal = useTranslations("auth.refused");
  const [said, setSaid] = useState("");
  const [isPending, startTransition] = useTransition();
  const again = (ids: number[]) => {
    if (isPending) return;
    setSaid("");
    startTransition(async () => {
      const answer = await replay(ids).catch(unreached);
      if (!answer.ok) return setSaid(refusal(answer.reason));
      const { settled, quarantined } = answer;
      setSaid(t("replayed", { settled, quarantined }));
    });
  };
  return { said, isPending, again };
}
