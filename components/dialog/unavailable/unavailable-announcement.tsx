"use client";

import { useEffect, useRef, useState } from "react";
import {
  type WritingPlace,
  wordsOrWhy,
} from "@/components/dialog/composer/use-handed-on";
import type { OpenDialog } from "@/lib/dialogs/types/open";
import type { ReplyRefusal } from "@/lib/dialogs/types/reply";
import type { Clock } from "@/lib/format";
import type { Colleague } from "@/lib/staff/types";
import { UnavailableTitle } from "./unavailable-title";

type Props = {
  open: OpenDialog;
  refusal: ReplyRefusal | null;
  place: WritingPlace;
  clock: Clock;
  me: Colleague;
};

/** Tells those who listen, and were elsewhere, that nothing may be sent any more. Who closed it themselves hears a notice. */
export function UnavailableAnnouncement({ open, refusal, place, clock, me }: Props) {
  const [told, setTold] = useState<ReplyRefusal | null>(null);
  const before = useRef(refusal);
  const isOwn = open.closure?.byId === me.id;
  useEffect(() => {
    if (refusal === before.current) return;
    before.current = refusal;
    const { activeElement } = document;
    // Who was led to what stands there has it read to them.
    const isHeard = activeElement && activeElement === wordsOrWhy(place.box.current);
    setTold(isOwn || isHeard ? null : refusal);
  }, [refusal, isOwn, place]);
  return (
    <p role="status" className="sr-only">
      {told && <UnavailableTitle open={open} refusal={told} clock={clock} />}
    </p>
  );
}
