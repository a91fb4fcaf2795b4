import { useTranslations } from "next-intl";
import { isolateNumbers } from "@/components/ui/text/isolate-numbers";
import { exactMoment } from "@/lib/format";
import type { ExportedDialog, ExportedMessage } from "@/lib/records/types";

type Props = { dialogs: ExportedDialog[]; zone: string };

/** What was said, dialog by dialog, oldest first. */
export function ExportedDialogs({ dialogs, zone }: Props) {
  return dialogs.map((dialog) => <Dialog key={dialog.id} dialog={dialog} zone={zone} />);
}

function Dialog({ dialog, zone }: { dialog: ExportedDialog; zone: string }) {
  const t = useTranslations("records.export");
  const { account, address, closed, leftOut, messages } = dialog;
  return (
    <section className="mt-8">
      <h2 className="border-line-strong border-b pb-1 font-semibold text-[16px] leading-6">
        {t("dialog", { channel: account.channelName, account: account.handle })}{" "}
        <span className="font-normal text-ink-2 text-preview">
          {address && t("with", { address })}
          {closed && ` · ${t("closed")}`}
        </span>
      </h2>
      {leftOut > 0 && (
        <p className="mt-2 text-ink-2 text-preview">{t("leftOut", { count: leftOut })}</p>
      )}
      {messages.length === 0 && <p className="mt-2 text-ink-2">{t("noMessages")}</p>}
      <ol>
        {messages.map((message, index) => (
          <Message
            // biome-ignore lint/suspicious/noArrayIndexKey: a printed page never changes its order.
            key={index}
            message={message}
            zone={zone}
          />
        ))}
      </ol>
    </section>
  );
}

function Message({ message, zone }: { message: ExportedMessage; zone: string }) {
  const t = useTranslations("records.export");
  const kinds = useTranslations("dialog.kind");
  const statuses = useTranslations("dialog.status");
  const { at, kind, text, status, unsent, files } = message;
  const { earlier, reactions } = message;
  const isWordless = !text && !unsent && files.length === 0;
  const who = message.author ?? t(speakers[message.origin]);
  return (
    <li className="mt-2 break-inside-avoid">
      <p className="text-ink-2 text-meta">
        {who} · {exactMoment(at, zone)}
        {(status === "queued" || status === "failed") && ` · ${statuses(status)}`}
      </p>
      {unsent && <p className="text-ink-2 italic">{t("unsent")}</p>}
      {isWordless && <p className="text-ink-2 italic">{kinds(kind)}</p>}
      {text && (
        <p dir="auto" className="whitespace-pre-wrap">
          {isolateNumbers(text)}
        </p>
      )}
      {!unsent &&
        carriedBy(message).map((carried) => (
          <p key={carried} dir="auto">
            {isolateNumbers(carried)}
          </p>
        ))}
      {earlier.map((before) => (
        <p key={before.at} className="whitespace-pre-wrap text-ink-2 text-preview">
          {t("before", { when: exactMoment(before.at, zone) })}{" "}
          <bdi>{isolateNumbers(before.text)}</bdi>
        </p>
      ))}
      {files.length > 0 && <Files files={files} />}
      {reactions.map(({ by, emoji }) => (
        <p key={by} className="text-ink-2 text-preview">
          {by === "inbound" ? t("patient") : t("clinic")}: {emoji}
        </p>
      ))}
    </li>
  );
}

/** What a message says beside its words: where a place is, what was shared, which button was chosen. */
function carriedBy({ text, details }: ExportedMessage): string[] {
  const { location, share, button } = details;
  const lines = [
    text ? [] : [button?.text],
    location
      ? [
          location.label,
          location.address,
          `${location.latitude.toFixed(5)} ${location.longitude.toFixed(5)}`,
        ]
      : [],
    [share?.title, share?.url],
  ];
  return lines.map((line) => line.filter(Boolean).join(", ")).filter(Boolean);
}

/** Who spoke where no colleague did: what was sent by itself is nobody's answer. */
const speakers = {
  contact: "patient",
  staff: "clinic",
  app: "clinic",
  elsewhere: "clinic",
  system: "automatic",
} as const satisfies Record<ExportedMessage["origin"], string>;

function Files({ files }: Pick<ExportedMessage, "files">) {
  const t = useTranslations("records.export");
  const named = files.map(({ name, contentType, stored }) =>
    [name || contentType, stored ? null : `(${t("notStored")})`]
      .filter(Boolean)
      .join(" "),
  );
  return (
    <p className="text-ink-2 text-preview">
      {t("files")} {named.join(", ")}
    </p>
  );
}
