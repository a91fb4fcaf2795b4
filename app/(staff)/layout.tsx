import type { ReactNode } from "react";
import { AttentionStrip } from "@/components/settings/attention-strip";
import { Shell } from "@/components/shell/shell";
import { accountsInNeed } from "@/lib/accounts/attention";
import { requireStaff } from "@/lib/auth/current-staff";
import { countTabs } from "@/lib/dialogs/list";
import { env } from "@/lib/env";

export default async function StaffLayout({ children }: { children: ReactNode }) {
  const staff = await requireStaff();
  const { name, role } = staff;
  const [{ unread }, inNeed] = await Promise.all([
    countTabs(staff),
    role === "admin" ? accountsInNeed() : [],
  ]);
  const sandbox = env().PROVIDER_STANDIN_URL !== undefined;
  return (
    <Shell staff={{ name, role }} sandbox={sandbox} unread={unread}>
      <div className="flex h-full flex-col">
        <AttentionStrip accounts={inNeed} />
        <div className="min-h-0 flex-1 overflow-y-auto">{children}</div>
      </div>
    </Shell>
  );
}
