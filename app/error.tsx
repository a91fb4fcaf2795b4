"use client";

import { PageFault, type PageFaultProps } from "@/components/shell/page-fault";

export default function OutsideFault(fault: PageFaultProps) {
  return (
    <main className="h-dvh">
      <PageFault {...fault} />
    </main>
  );
}
