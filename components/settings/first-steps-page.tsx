import clsx from "clsx";
import type { Route } from "next";
import { useTranslations } from "next-intl";
import { buttonLook } from "@/components/ui/buttons/button";
import { Icon } from "@/components/ui/icons/icon";
import { Link } from "@/components/ui/links/link";
import type { FirstSteps } from "@/lib/accounts/types/first-steps";
import { hrefsOf, twilioHrefs } from "./messaging/messaging-hrefs";
import { SettingsFrame } from "./settings-frame";

type StepName = Exclude<keyof FirstSteps, "channel">;

const steps = [
  { name: "named", href: "/settings/hours" },
  { name: "connected", href: twilioHrefs.page },
  { name: "heard", href: twilioHrefs.page },
  { name: "written", href: "/dialogs" },
  { name: "answered", href: "/dialogs" },
  { name: "colleague", href: "/settings/staff?invite=new" },
] as const satisfies { name: StepName; href: string }[];

/** What leads from an empty portal to the first answered message; the next step has the view's button. */
export function FirstStepsPage({ steps: done }: { steps: FirstSteps }) {
  const t = useTranslations("settings.start");
  const { channel } = done;
  const count = steps.filter(({ name }) => done[name]).length;
  const next = steps.find(({ name }) => !done[name]);
  return (
    <SettingsFrame title={t("title")}>
      <div>
        <h2 className="font-semibold">
          {next ? t("count", { count, of: steps.length }) : t("done")}
        </h2>
        <p className="mt-0.5 text-ink-3 text-meta">{t(next ? "text" : "doneText")}</p>
        {!next && (
          <Link href={"/dialogs" as Route} className="onward-link mt-1">
            {t("open")}
          </Link>
        )}
      </div>
      <ol className="rounded-card border border-line bg-surface">
        {steps.map(({ name, href }) => (
          <Step
            key={name}
            name={name}
            href={name === "heard" && channel ? hrefsOf(channel).page : href}
            isDone={done[name]}
            isNext={name === next?.name}
          />
        ))}
      </ol>
    </SettingsFrame>
  );
}

type StepProps = {
  name: StepName;
  href: string;
  isDone: boolean;
  isNext: boolean;
};

function Step({ name, href, isDone, isNext }: StepProps) {
  const t = useTranslations("settings.start");
  const icon = isDone ? "icon-circle-check" : "icon-circle";
  return (
    <li className="flex items-start gap-3 border-line px-4 py-3.5 not-last:border-b max-md:flex-wrap md:px-5">
      <Icon
        of={icon}
        size={18}
        className={clsx("mt-px shrink-0", isDone ? "text-ok" : "text-ink-3")}
      />
      <div className="min-w-0 flex-1 max-md:basis-[calc(100%-30px)]">
        <p className={clsx(!isDone && "font-medium")}>
          {t(`steps.${name}.title`)}
          <span className="sr-only">, {t(isDone ? "isDone" : "isOpen")}</span>
        </p>
        <p className="text-ink-2 text-preview">{t(`steps.${name}.text`)}</p>
      </div>
      {!isDone && (
        <Link
          href={href as Route}
          className={clsx(
            buttonLook({ look: isNext ? "primary" : "plain", size: "small" }),
            "max-md:ms-7 max-md:h-11!",
          )}
        >
          {t(`steps.${name}.action`)}
        </Link>
      )}
    </li>
  );
}
