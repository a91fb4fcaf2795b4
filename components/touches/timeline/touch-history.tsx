"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { askVersions } from "@/components/touches/touches-requests";
import { useTouchTitle } from "@/components/touches/use-touch-title";
import { Button } from "@/components/ui/buttons/button";
import { Modal } from "@/components/ui/modals/modal";
import { isolateNumbers } from "@/components/ui/text/isolate-numbers";
import { type Clock, fullTime } from "@/lib/format";
import type { TouchVersion } from "@/lib/touches/types";

type Props = { touchId: number; clock: Clock; onClose(): void };

/** Everything that a touch ever said, over the page, newest first. */
export function TouchHistory({ touchId, clock, onClose }: Props) {
  const t = useTranslations("touches.versions");
  return (
    <Modal title={t("title")} onClose={onClose}>
      <Versions touchId={touchId} clock={clock} />
    </Modal>
  );
}

function Versions({ touchId, clock }: Omit<Props, "onClose">) {
  const t = useTranslations("touches");
  const [versions, setVersions] = useState<TouchVersion[] | "failed" | null>(null);
  const [tries, setTries] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another try asks again.
  useEffect(() => {
    let isWanted = true;
    setVersions(null);
    void askVersions(touchId).then((answer) => {
      if (isWanted) setVersions(answer.ok ? answer.value : "failed");
    });
    return () => {
      isWanted = false;
    };
  }, [touchId, tries]);
  if (versions === null) {
    return (
      <p role="status" className="animate-appear-late text-ink-2 text-preview">
        {t("versions.loading")}
      </p>
    );
  }
  if (versions === "failed") {
    return (
      <div className="flex items-center justify-between gap-2 text-preview">
        <p role="alert">{t("versions.failed")}</p>
        <Button size="small" onClick={() => setTries(tries + 1)}>
          {t("retry")}
        </Button>
      </div>
    );
  }
  return (
    <ol className="-my-2 divide-y divide-line">
      {versions.map((version, index) => (
        <Version
          key={version.version}
          version={version}
          before={versions[index + 1]}
          clock={clock}
        />
      ))}
    </ol>
  );
}

type VersionProps = {
  version: TouchVersion;
  before: TouchVersion | undefined;
  clock: Clock;
};

function Version({ version, before, clock }: VersionProps) {
  const t = useTranslations("touches");
  const title = useTouchTitle();
  const { text, at, recordedAt, by } = version;
  return (
    <li className="py-3">
      <p className="text-ink-3 text-meta">
        {t(`versions.${deedOf(version, before)}`, {
          at: fullTime(recordedAt, clock.zone),
          by: by ?? t("somebody"),
        })}
      </p>
      <p className="mt-1 font-semibold text-interface">{title(version)}</p>
      <p className="text-ink-3 text-meta">{fullTime(at, clock.zone)}</p>
      <p dir="auto" data-private className="mt-1 whitespace-pre-wrap text-interface">
        {isolateNumbers(text) || (
          <span className="text-ink-3">{t("versions.noText")}</span>
        )}
      </p>
    </li>
  );
}

/** What a version did to the one before it. */
function deedOf(version: TouchVersion, before: TouchVersion | undefined) {
  if (!before) return "first";
  if (version.withdrawn) return "withdrawn";
  const isSame =
    version.text === before.text &&
    version.outcome === before.outcome &&
    version.kind === before.kind &&
    version.direction === before.direction &&
    version.at === before.at;
  if (!isSame || version.followUpOn === before.followUpOn) return "later";
  return version.followUpOn === null ? "followUpDone" : "followUpMoved";
}
