import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";

type Props = {
  icon: LucideIcon;
  title: ReactNode;
  children?: ReactNode;
  action?: ReactNode;
};

/** What stands where there is nothing to show: why, and the one thing to do. */
export function EmptyState({ icon: Icon, title, children, action }: Props) {
  return (
    <div className="flex flex-1 flex-col items-center justify-center gap-1 px-8 py-6 text-center text-ink-2 text-preview">
      <Icon size={24} strokeWidth={1.75} className="mb-2 text-ink-3" />
      <p className="max-w-full text-balance font-semibold text-ink text-message [overflow-wrap:anywhere]">
        {title}
      </p>
      {children && <div className="max-w-72 text-balance">{children}</div>}
      {action && <div className="mt-3">{action}</div>}
    </div>
  );
}
