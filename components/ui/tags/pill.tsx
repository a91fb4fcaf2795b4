import clsx from "clsx";
import type { ReactNode } from "react";
import { Icon } from "@/components/ui/icons/icon";

const looks = {
  well: { icon: "icon-circle-check", look: "bg-ok-soft text-ok" },
  warn: { icon: "icon-clock", look: "bg-warn-soft text-warn" },
  bad: { icon: "icon-circle-x", look: "bg-bad-soft text-bad" },
  quiet: { icon: "icon-circle-minus", look: "bg-fill text-ink-2" },
} as const;

/** How something is, in a word or two beside a sign. */
export function Pill({
  look: name,
  children,
}: {
  look: keyof typeof looks;
  children: ReactNode;
}) {
  const { icon, look } = looks[name];
  return (
    <span
      className={clsx(
        "inline-flex h-[22px] w-fit shrink-0 items-center gap-1 rounded-full ps-1.5 pe-2 font-medium text-meta whitespace-nowrap",
        look,
      )}
    >
      <Icon of={icon} size={14} />
      {children}
    </span>
  );
}
