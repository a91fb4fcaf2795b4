import type { ReactNode } from "react";
import { AttentionStrip } from "@/components/settings/attention-strip";
import { Shell } from "@/components/shell/shell";
import { accountsInNeed } from "@/lib/accounts/attention";
import { requireStaff } from "@/lib/auth/current-staff";
import { env } from "@/lib/env";

export default async function StaffLayout({ children }: { children: ReactNode }) {
  const { name, role } = await requireStaff();
  const inNeed = role === "admin" ? await accountsInNeed() : [];
  return (
    <Shell staff={{ name, role }} sandbox={env().PROVIDER_STANDIN_URL !== undefined}>
      <div className="flex h-full flex-col">
        <AttentionStrip accounts={inNeed} />
        <div className="min-h-0 flex-1 overflow-y-auto">{children}</div>
      </div>
    </Shell>
  );
}
