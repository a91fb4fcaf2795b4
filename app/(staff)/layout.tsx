import type { ReactNode } from "react";
import { Shell } from "@/components/shell/shell";
import { requireStaff } from "@/lib/auth/current-staff";
import { env } from "@/lib/env";

export default async function StaffLayout({ children }: { children: ReactNode }) {
  const { name, role } = await requireStaff();
  return (
    <Shell staff={{ name, role }} sandbox={env().PROVIDER_STANDIN_URL !== undefined}>
      {children}
    </Shell>
  );
}
