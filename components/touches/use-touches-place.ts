"use client";

import { useSearchParams } from "next/navigation";
import { useCallback, useMemo } from "react";
import { type TouchesPlace, touchesPlaceOf, withTouchesPlace } from "./touches-place";

/**
 * What the address says of touches, and moving there. `push` leaves a step for Back; without it the present address is
 * replaced. The page stays as it is: only what lies over it changes.
 */
export function useTouchesPlace() {
  const search = useSearchParams()?.toString() ?? "";
  const place = useMemo(() => touchesPlaceOf(new URLSearchParams(search)), [search]);
  const move = useCallback(
    (change: Partial<TouchesPlace>, { push = false }: { push?: boolean } = {}) => {
      const { pathname, search: present } = window.location;
      const query = new URLSearchParams(present);
      const next = withTouchesPlace(query, { ...touchesPlaceOf(query), ...change });
      const address = next ? `${pathname}?${next}` : pathname;
      if (push) window.history.pushState(null, "", address);
      else window.history.replaceState(null, "", address);
    },
    [],
  );
  return { place, move };
}
