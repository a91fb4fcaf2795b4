import { useTranslations } from "next-intl";
import { ArrivalFocus } from "@/components/shell/arrival-focus";
import { buttonLook } from "@/components/ui/buttons/button";
import { Link } from "@/components/ui/links/link";
import { isolateNumbers } from "@/components/ui/text/isolate-numbers";
import { fullTime, longDate } from "@/lib/format";
import type { PersonExport } from "@/lib/records/types";
import { ExportedDialogs } from "./exported-dialogs";
import { ExportedTouches } from "./exported-touches";
import { PrintButton } from "./print-button";

type Props = {
  exported: PersonExport;
  /** The person's phones, as the clinic's country writes them. */
  phones: string[];
  zone: string;
};

/** All that is kept of a person on paper: who they are, what was said, what was noted as a touch. */
export function ExportPage({ exported, phones, zone }: Props) {
  const t = useTranslations("records.export");
  const { person, clinic, exportedAt, dialogs, elsewhere, touches } = exported;
  return (
    <div className="min-h-dvh bg-surface text-ink">
      <nav
        aria-label={t("title")}
        className="sticky top-0 flex flex-wrap items-center gap-2 border-line border-b bg-surface px-4 py-2.5 md:px-8 print:hidden"
      >
        <Link href={`/patients/${person.id}`} className={buttonLook()}>
          {t("back")}
        </Link>
        <span className="flex-1" />
        <a href={`/api/patients/${person.id}/export`} download className={buttonLook()}>
          {t("json")}
        </a>
        <PrintButton>{t("print")}</PrintButton>
      </nav>
      <ArrivalFocus />
      <main
        id="content"
        className="mx-auto max-w-[760px] px-4 py-6 [overflow-wrap:anywhere] md:px-8 print:max-w-none print:p-0"
      >
        <h1
          tabIndex={-1}
          className="outline-none font-semibold text-[22px] leading-8 tracking-[-.015em]"
        >
          <bdi>{t("heading", { name: person.name })}</bdi>
        </h1>
        <p className="mb-5 text-ink-2 text-preview">
          {t("made", { clinic, when: fullTime(exportedAt, zone) })}
        </p>
        <Facts person={person} phones={phones} zone={zone} />
        {elsewhere && <p className="mt-8 font-semibold">{t("elsewhere")}</p>}
        <ExportedDialogs dialogs={dialogs} zone={zone} />
        <ExportedTouches touches={touches} zone={zone} />
        <p className="mt-8 text-ink-2 text-meta">{t("notes")}</p>
      </main>
    </div>
  );
}

type FactsProps = Pick<PersonExport, "person"> & Pick<Props, "phones" | "zone">;

function Facts({ person, phones, zone }: FactsProps) {
  const t = useTranslations("records.export");
  const facts = [
    ["otherNames", person.otherNames.join(", ")],
    ["born", person.bornOn && longDate(person.bornOn)],
    ["phone", phones.join(", ")],
    ["handle", person.handles.join(", ")],
    ["email", person.email],
    ["since", fullTime(person.createdAt, zone)],
    ["remarks", person.remarks],
  ] as const;
  return (
    <dl className="grid grid-cols-[max-content_minmax(0,1fr)] gap-x-6 gap-y-1">
      <dt className="text-ink-2">{t(`kinds.${person.kind}`)}</dt>
      <dd dir="auto">{person.name}</dd>
      {facts
        .filter(([, value]) => value)
        .map(([name, value]) => (
          <div key={name} className="contents">
            <dt className="text-ink-2">{t(name)}</dt>
            <dd dir="auto" className="whitespace-pre-wrap">
              {value && isolateNumbers(value)}
            </dd>
          </div>
        ))}
    </dl>
  );
}
