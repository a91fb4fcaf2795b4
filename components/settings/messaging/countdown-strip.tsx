"use client";

import clsx from "clsx";
import type { ReactNode } from "react";
import { Icon } from "@/components/ui/icons/icon";
import { fullTime } from "@/lib/format";
import { useTimeLeft } from "./use-time-left";

type Props = {
  /** The moment, and the clock on whose wall it is told. */
  at: string;
  zone: string;
  /** How its zone is called; left out for the clinic's own. */
  city?: string | undefined;
  now: number;
  /** What is left until then leads to, in words after the figure. */
  title: ReactNode;
  /** What happens then; or what it means that it has passed. */
  why: ReactNode;
  /** Said instead of the figure once the moment has passed and that is bad. */
  passed?: { title: string; since(left: string): string } | undefined;
  /** Where it has lines around it. */
  edges?: string;
  children?: ReactNode;
};

/** How long something still has, ticking; or that its time is over. The same for a deadline and a token's end. */
export function CountdownStrip(props: Props) {
  const { at, zone, city, now, title, why, passed, edges = "border-y" } = props;
  const leftOf = useTimeLeft();
  const leftMs = Date.parse(at) - now;
  const moment = [fullTime(at, zone), city].filter(Boolean).join(", ");
  return (
    <div className={clsx(stripLook, edges, passed ? "bg-bad-soft" : "bg-warn-soft")}>
      <div className="flex min-w-0 flex-wrap items-center gap-x-4 px-4 py-3 md:px-5">
        {passed ? (
          <Icon of="icon-circle-x" size={24} className="text-bad" />
        ) : (
          <span role="timer" className={figureLook}>
            {leftOf(leftMs)}
          </span>
        )}
        <div className="min-w-0 max-md:basis-full md:flex-1">
          <p
            className={clsx(
              passed ? "font-semibold text-[16px] text-bad" : "font-medium",
            )}
          >
            {passed ? passed.title : title}
          </p>
          <p className="text-ink-2 text-meta tabular-nums">
            {passed && `${passed.since(leftOf(-leftMs))} `}
            <time dateTime={at}>{moment}</time>
          </p>
        </div>
        {props.children}
      </div>
      <p className="px-4 pb-3 text-ink-2 text-meta md:px-5 min-[1152px]:py-3">{why}</p>
    </div>
  );
}

const stripLook =
  "grid items-center border-line min-[1152px]:grid-cols-[minmax(0,1fr)_432px]";

const figureLook =
  "font-semibold text-[24px] text-warn leading-8 tracking-[-.02em] whitespace-nowrap tabular-nums";
