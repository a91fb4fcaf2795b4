"use client";

import { Button } from "@/components/ui/buttons/button";
import { Icon } from "@/components/ui/icons/icon";

/** Has the browser print the page, or save it as PDF. */
export function PrintButton({ children }: { children: string }) {
  return (
    <Button look="primary" onClick={() => window.print()}>
      <Icon of="icon-printer" size={16} />
      {children}
    </Button>
  );
}
