"use client";

import clsx from "clsx";
import { useScrollIntoView } from "@/components/ui/focus/use-scroll-into-view";

type Props = { children: string | null | false | undefined; className?: string };

/** What could not be done and why, told to everybody at once and in sight; nothing where there is nothing to tell. */
export function Refusal({ children, className }: Props) {
  const words = useScrollIntoView<HTMLParagraphElement>(children);
  if (!children) return null;
  return (
    <p
      ref={words}
      role="alert"
      className={clsx(
        "scroll-my-4 rounded-control bg-bad-soft px-3 py-2 text-bad text-preview",
        className,
      )}
    >
      {children}
    </p>
  );
}
