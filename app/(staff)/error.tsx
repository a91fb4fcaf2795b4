"use client";

import { PageFault, type PageFaultProps } from "@/components/shell/page-fault";

/** Beside the rail, which leads to every other page, and within its page. */
export default function FaultWithin(fault: PageFaultProps) {
  return <PageFault {...fault} />;
}
