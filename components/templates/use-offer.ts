"use client";

import { useCallback, useEffect, useState } from "react";
import { useRegained } from "@/components/shell/use-regained";
import type { Offer } from "@/lib/templates/types";

/** Brings the templates of an account; null where they did not come. */
export type LoadOffer = (accountId: number) => Promise<Offer | null>;

export type OfferState = Offer | "loading" | "failed";

/**
 * What an account may send of templates, asked for once; `again` asks anew, as does another `told`, which says that it
 * is another by now. What there is stays until it comes.
 */
export function useOffer(accountId: number | null, load: LoadOffer, told?: unknown) {
  const [offer, setOffer] = useState<OfferState>("loading");
  const [turn, setTurn] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another account has other ones.
  useEffect(() => setOffer("loading"), [accountId, load]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new turn asks anew, and what is told.
  useEffect(() => {
    if (accountId === null) return;
    let isAwaited = true;
    void load(accountId).then((came) => isAwaited && setOffer(came ?? "failed"));
    return () => {
      isAwaited = false;
    };
  }, [accountId, load, turn, told]);
  const again = useCallback(() => {
    setOffer((held) => (hasTemplates(held) ? held : "loading"));
    setTurn((last) => last + 1);
  }, []);
  useRegained(offer === "failed", again);
  return { offer, again };
}

const hasTemplates = (offer: OfferState) =>
  typeof offer === "object" && offer.templates.length > 0;
