"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { drawAnew } from "@/components/shell/draw-anew";
import type { TouchActions } from "@/components/touches/touch-actions";
import { useTouchPulse } from "@/components/touches/touch-pulse";
import { iconButtonLook } from "@/components/ui/buttons/button";
import { useRowFocus } from "@/components/ui/focus/use-row-focus";
import { Icon } from "@/components/ui/icons/icon";
import { Link } from "@/components/ui/links/link";
import { EmptyState } from "@/components/ui/notes/empty-state";
import { useNow } from "@/components/ui/times/use-now";
import { type Clock, calendarDay } from "@/lib/format";
import type { FollowUp, FollowUps } from "@/lib/touches/types";
import type { FollowUpAction } from "./follow-up-buttons";
import { FollowUpItem } from "./follow-up-item";

type Props = { followUps: FollowUps; clock: Clock; actions: TouchActions };

/** What was promised to people, by when it is due. */
export function FollowUpsPage({ followUps, actions, ...props }: Props) {
  const t = useTranslations("touches.due");
  const [said, setSaid] = useState("");
  const now = useNow(props.clock.now, tickMs);
  const clock = { ...props.clock, now };
  useFreshness(calendarDay(now, clock.zone));
  const { overdue, today, coming, later } = followUps;
  const all = [...overdue, ...today, ...coming];
  const heading = useRef<HTMLHeadingElement>(null);
  const order = all.map(({ touchId }) => touchId).join(" ");
  const keepFocus = useRowFocus(order, heading);
  const onDone = ({ touchId, person }: FollowUp, action: FollowUpAction) => {
    keepFocus(String(touchId));
    setSaid(t(action, { name: person.name }));
  };
  const part = { clock, actions, onDone };
  return (
    <div className="flex h-full flex-col">
      <header className="flex h-14 shrink-0 items-center gap-2 border-line border-b bg-surface px-1 md:px-6">
        <Link href="/patients" aria-label={t("back")} className={iconButtonLook}>
          <Icon of="icon-arrow-left" size={20} />
        </Link>
        <h1
          ref={heading}
          tabIndex={-1}
          className="outline-none font-semibold text-title tracking-[-.01em]"
        >
          {t("title")}
        </h1>
      </header>
      <div className="flex min-h-0 flex-1 flex-col overflow-y-auto px-3 pb-10 md:px-8">
        {all.length === 0 && (
          <EmptyState icon="icon-calendar-check" title={t("empty.title")}>
            {t("empty.text")}
          </EmptyState>
        )}
        <Part title={t("overdue")} items={overdue} {...part} />
        <Part title={t("today")} items={today} {...part} />
        <Part title={t("coming")} items={coming} {...part} />
        {later > 0 && (
          <p className="max-w-[860px] pt-3 text-ink-3 text-meta">
            {t("later", { count: later })}
          </p>
        )}
      </div>
      <p role="status" className="sr-only">
        {said}
      </p>
    </div>
  );
}

/** The page may stay open over midnight. */
const tickMs = 30_000;

/** Read again when something was done here, when a day begins, and when somebody comes back to the page. */
function useFreshness(today: string) {
  const router = useRouter();
  const pulse = useTouchPulse();
  const read = useRef({ today, pulse });
  useEffect(() => {
    const before = read.current;
    read.current = { today, pulse };
    if (before.pulse !== pulse) router.refresh();
    else if (before.today !== today) drawAnew(router);
  }, [today, pulse, router]);
  useEffect(() => {
    const onVisible = () => document.visibilityState === "visible" && drawAnew(router);
    document.addEventListener("visibilitychange", onVisible);
    return () => document.removeEventListener("visibilitychange", onVisible);
  }, [router]);
}

type PartProps = {
  title: string;
  items: FollowUp[];
  clock: Clock;
  actions: TouchActions;
  onDone(item: FollowUp, action: FollowUpAction): void;
};

function Part({ title, items, ...rest }: PartProps) {
  if (items.length === 0) return null;
  return (
    <section aria-label={title} className="w-full max-w-[860px]">
      <h2 className="flex items-baseline gap-2 pt-5 pb-2 font-semibold text-message">
        {title}
        <span className="font-normal text-ink-3 text-meta tabular-nums">
          {items.length}
        </span>
      </h2>
      <ul className="rounded-card border border-line bg-surface">
        {items.map((item) => (
          <FollowUpItem key={item.touchId} item={item} {...rest} />
        ))}
      </ul>
    </section>
  );
}
