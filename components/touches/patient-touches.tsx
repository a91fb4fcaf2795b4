"use client";

import { useRouter } from "next/navigation";
import { useCallback, useEffect } from "react";
import { reportConnection } from "@/components/shell/connection";
import { drawAnew } from "@/components/shell/draw-anew";
import { useNow } from "@/components/ui/times/use-now";
import type { Clock } from "@/lib/format";
import { subscribe } from "@/lib/live/subscribe";
import type { LiveConnection } from "@/lib/live/types";
import { Timeline } from "./timeline/timeline";
import type { TouchActions } from "./touch-actions";
import { MadeTouch } from "./touch-overlays";
import { touchesMayHaveChanged } from "./touch-pulse";
import { useTouchesPlace } from "./use-touches-place";

type Props = {
  person: { id: number; kind: "lead" | "patient"; name: string; bornOn: string | null };
  clock: Clock;
  staffName: string;
  actions: TouchActions;
  live: LiveConnection | null;
  channels: string[];
};

/** A person's timeline as a part of their page: kept true, narrowed by the address, with the form over it. */
export function PatientTouches(props: Props) {
  const { person, staffName, actions, live, channels } = props;
  const now = useNow(props.clock.now, tickMs);
  const clock = { ...props.clock, now };
  const { place, move } = useTouchesPlace();
  useLivePulse(live, channels);
  const create = useCallback(
    () => move({ made: person.id }, { push: true }),
    [move, person.id],
  );
  return (
    <>
      <Timeline
        personId={person.id}
        name={person.name}
        filter={place.filter}
        clock={clock}
        actions={actions}
        onFilter={(filter) => move({ filter })}
        onCreate={create}
      />
      <MadeTouch
        {...{ place, move, staffName, clock, actions }}
        people={[person]}
        dialog={null}
        makeLead={nobody}
      />
    </>
  );
}

/** The page is about somebody: nobody needs to be made. */
const nobody = async () => null;

/** The page may stay open for hours, and over midnight: what is today, and how long ago things were, goes on with it. */
const tickMs = 30_000;

/** A burst of changes is read once. */
const pauseMs = 400;

/**
 * Reads touches again when something happened on the accounts, and when somebody comes back to the page; and tells the
 * frame whether such things are heard.
 */
function useLivePulse(live: LiveConnection | null, channels: string[]) {
  const heard = channels.join(" ");
  const router = useRouter();
  useEffect(() => {
    let wasHeard = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const nudge = () => {
      clearTimeout(timer);
      timer = setTimeout(touchesMayHaveChanged, pauseMs);
    };
    const onVisible = () => document.visibilityState === "visible" && nudge();
    document.addEventListener("visibilitychange", onVisible);
    const leave = live
      ? subscribe({
          connection: live,
          channels: heard.split(" "),
          // The channels may have got other names: the page brings them.
          onChanged: ({ renewed }) => (renewed ? drawAnew(router) : nudge()),
          onReady() {
            if (wasHeard) drawAnew(router);
            wasHeard = true;
            nudge();
          },
          onState: reportConnection,
        })
      : () => undefined;
    return () => {
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", onVisible);
      leave();
      reportConnection(null);
    };
  }, [live, heard, router]);
}
