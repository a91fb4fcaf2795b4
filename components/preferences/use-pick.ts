"use client";

import { useState } from "react";
import type { Preferences } from "@/lib/staff/types";
import { type Choose, decide } from "./preferences";

/** Makes a choice hold at once and keeps it; true beside it where the last one could not be kept. */
export function usePick(choose: Choose) {
  const [isLost, setLost] = useState(false);
  async function pick(chosen: Partial<Preferences>) {
    setLost(!(await decide(choose, chosen)));
  }
  return [(chosen: Partial<Preferences>) => void pick(chosen), isLost] as const;
}
