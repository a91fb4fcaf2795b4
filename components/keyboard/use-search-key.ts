"use client";

import type { RefObject } from "react";
import { useCommand } from "./use-command";

/** The key of a search leads to this field, with all chosen that stands in it. */
export function useSearchKey(field: RefObject<HTMLInputElement | null>) {
  useCommand("search", () => {
    field.current?.focus();
    field.current?.select();
  });
}
