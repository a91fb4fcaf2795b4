"use client";

import { useState, useTransition } from "react";
import { asFault } from "@/components/ui/forms/as-fault";
import type { SaveAnswer } from "@/lib/accounts/types/saving";

/** Asks for something to be done at once: whether the answer is awaited, and what it was to which question. */
export function useAsking<Asked extends string>() {
  const [said, setSaid] = useState<{ asked: Asked; answer: SaveAnswer } | null>(null);
  const [isPending, startTransition] = useTransition();
  return {
    said: isPending ? null : said,
    isPending,
    ask(asked: Asked, deed: () => Promise<SaveAnswer>) {
      if (isPending) return;
      startTransition(async () =>
        setSaid({ asked, answer: await deed().catch(asFault) }),
      );
    },
  };
}
