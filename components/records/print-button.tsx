"use client";

import { Printer } from "lucide-react";
import { Button } from "@/components/ui/button";

/** Has the browser print the page, or save it as PDF. */
export function PrintButton({ children }: { children: string }) {
  return (
    <Button look="primary" onClick={() => window.print()}>
      <Printer size={16} strokeWidth={1.75} aria-hidden />
      {children}
    </Button>
  );
}
