"use client";

import { useTranslations } from "next-intl";
import { useTransition } from "react";
import { Ago } from "@/components/settings/ago";
import { Button } from "@/components/ui/button";
import { type Clock, fullTime } from "@/lib/format";
import type { OwnSession } from "@/lib/staff/types";

type Props = {
  sessions: OwnSession[];
  clock: Clock;
  endSession(sessionId: string | null): Promise<{ ok: boolean }>;
};

/** Where one is signed in, and the way to end each session or all of them. */
export function OwnSessions({ sessions, clock, endSession }: Props) {
  const t = useTranslations("staff.own");
  const [isPending, startTransition] = useTransition();
  const end = (sessionId: string | null) => () =>
    startTransition(async () => {
      const said = await endSession(sessionId).catch(() => ({ ok: false }));
      if (said.ok && sessionId === null) window.location.assign("/sign-in");
    });
  return (
    <section
      aria-labelledby="own-sessions"
      aria-busy={isPending}
      className="rounded-card border border-line bg-surface"
    >
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 p-4 md:px-5">
        <div className="min-w-60 flex-1">
          <h2 id="own-sessions" className="font-semibold">
            {t("sessionsTitle")}
          </h2>
          <p className="text-ink-2 text-preview">{t("sessionsText")}</p>
        </div>
        <Button disabled={isPending} onClick={end(null)}>
          {t("endAll")}
        </Button>
      </div>
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
                disabled={isPending}
                aria-label={t("endOf", { device: session.device || t("unknownDevice") })}
                onClick={end(session.id)}
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
        <Ago at={seenAt} clock={clock} />
      </p>
    </div>
  );
}
