"use client";

import { useEffect } from "react";
import type { Preferences } from "@/lib/staff/types";
import { takePreferences } from "./preferences";

/** Hands what the page brought of a member's choices to all who act by them. Draws nothing. */
export function TakePreferences({ preferences }: { preferences: Preferences }) {
  useEffect(() => takePreferences(preferences), [preferences]);
  return null;
}
