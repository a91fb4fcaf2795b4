import type { ReactNode } from "react";
import { Icon, type IconName } from "@/components/ui/icons/icon";

type Props = {
  icon: IconName;
  title: ReactNode;
  children?: ReactNode;
  action?: ReactNode;
};

/** What stands where there is nothing to show: why, and the one thing to do. */
export function EmptyState({ icon, title, children, action }: Props) {
  return (
    <div className="flex flex-1 flex-col items-center justify-center gap-1 px-8 py-6 text-center text-ink-2 text-preview">
      <Icon of={icon} size={24} className="mb-2 text-ink-3" />
      <p className="line-clamp-4 max-w-full text-balance font-semibold text-ink text-message [overflow-wrap:anywhere]">
        {title}
      </p>
      {children && <div className="max-w-72 text-balance">{children}</div>}
      {action && <div className="mt-3">{action}</div>}
    </div>
  );
}
