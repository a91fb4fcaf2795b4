import clsx from "clsx";
import type { Route } from "next";
import { useTranslations } from "next-intl";
import { Button, buttonLook } from "@/components/ui/buttons/button";
import { Link } from "@/components/ui/links/link";

type Props = {
  isChanged: boolean;
  isPending: boolean;
  closeHref: string | undefined;
  disconnectHref: Route | undefined;
  /** It was never live, so that there is nothing to keep of it. */
  isPlanned: boolean;
};

/** Save and verify: the view's accent once something is to be saved, flat before. It verifies again even then. */
export function SaveBar({
  isChanged,
  isPending,
  closeHref,
  disconnectHref,
  isPlanned,
}: Props) {
  const t = useTranslations("settings.twilio");
  const isFlat = !isChanged && !isPending;
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2 pt-1">
      <Button
        type="submit"
        look={isFlat ? "plain" : "primary"}
        aria-disabled={isPending || undefined}
        className={clsx(isFlat && flatLook, isPending && "cursor-progress opacity-80")}
      >
        {t(isPending ? "saving" : "save")}
      </Button>
      {closeHref && !isPending && (
        <Link href={closeHref as Route} className={buttonLook({ look: "quiet" })}>
          {t(isChanged ? "cancel" : "close")}
        </Link>
      )}
      <span className="text-ink-3 text-meta">
        {isPending ? "" : t(isChanged ? "unsaved" : "noChanges")}
      </span>
      {disconnectHref && !isPending && (
        <Link
          href={disconnectHref}
          scroll={false}
          className={`${buttonLook({ look: "quiet" })} ms-auto`}
        >
          {t(isPlanned ? "remove" : "disconnect")}
        </Link>
      )}
    </div>
  );
}

const flatLook = "border-transparent bg-sunken text-ink-2 dark:bg-fill";
