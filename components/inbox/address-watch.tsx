"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { useEffect } from "react";

/**
 * Says that the address bar has moved: the router's address is only the signal, for it can lag behind the window's,
 * which is the truth. Draws nothing, so that the router's every word draws nothing anew.
 */
export function AddressWatch({ onMove }: { onMove(): void }) {
  const pathname = usePathname();
  const search = useSearchParams();
  // biome-ignore lint/correctness/useExhaustiveDependencies: both are the signal, not the value
  useEffect(onMove, [onMove, pathname, search]);
  return null;
}
