"use client";

import { useTranslations } from "next-intl";
import { startTransition, useActionState } from "react";
import { Button } from "@/components/ui/buttons/button";
import { asFault } from "@/components/ui/forms/as-fault";
import { RelativeTime } from "@/components/ui/times/relative-time";
import { type Clock, fullTime } from "@/lib/format";
import type { Done } from "@/lib/result";
import type { OwnSession } from "@/lib/staff/types";
import { useRefused } from "./use-refused";

type Props = {
  sessions: OwnSession[];
  clock: Clock;
  endSession(sessionId: string | null): Promise<Done>;
};

/** Where one is signed in, and the way to end each session or all of them. */
export function OwnSessions({ sessions, clock, endSession }: Props) {
  const t = useTranslations("staff.own");
  const refused = useRefused();
  const [refusal, end, isPending] = useActionState(
    async (_: string | null, sessionId: string | null) => {
      const said = await endSession(sessionId).catch(asFault);
      if (!said.ok) return said.reason;
      if (sessionId === null) window.location.assign("/sign-in");
      return null;
    },
    null,
  );
  const ask = (sessionId: string | null) => () => {
    if (!isPending) startTransition(() => end(sessionId));
  };
  return (
    <section
      aria-labelledby="own-sessions"
      aria-busy={isPending}
      className="rounded-card border border-line bg-surface"
    >
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 p-4 md:px-5">
        <div className="min-w-[min(15rem,100%)] flex-1">
          <h2 id="own-sessions" className="font-semibold">
            {t("sessionsTitle")}
          </h2>
          <p className="text-ink-2 text-preview">{t("sessionsText")}</p>
        </div>
        <Button aria-disabled={isPending || undefined} onClick={ask(null)}>
          {t("endAll")}
        </Button>
      </div>
      {refusal && !isPending && (
        <p role="alert" className="mx-4 mb-3 font-medium text-bad text-preview md:mx-5">
          {refused(refusal)}
        </p>
      )}
      <ul>
        {sessions.map((session) => (
          <li
            key={session.id}
            className="flex items-center gap-3 border-line border-t px-4 py-2.5 md:px-5"
          >
            <SessionWords session={session} clock={clock} />
            {session.isThis ? (
              <span className="text-ink-3 text-meta">{t("thisDevice")}</span>
            ) : (
              <Button
                size="small"
                aria-disabled={isPending || undefined}
                aria-label={t("endOf", { device: session.device || t("unknownDevice") })}
                onClick={ask(session.id)}
              >
                {t("end")}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function SessionWords({ session, clock }: { session: OwnSession; clock: Clock }) {
  const t = useTranslations("staff.own");
  const { device, seenAt, startedAt } = session;
  return (
    <div className="min-w-0 flex-1">
      <p className="truncate font-medium">{device || t("unknownDevice")}</p>
      <p className="text-ink-2 text-meta">
        {t("since", { when: fullTime(startedAt, clock.zone) })} · {t("seen")}{" "}
        <RelativeTime at={seenAt} clock={clock} />
      </p>
    </div>
  );
}
