import clsx from "clsx";
import { useTranslations } from "next-intl";
import { Icon } from "@/components/ui/icons/icon";
import { AccountTag } from "@/components/ui/tags/account-tag";
import { Avatar } from "@/components/ui/tags/avatar";
import type { AuditLine } from "@/lib/audit/types";
import { exactMoment, fullTime } from "@/lib/format";
import { auditSign, auditTone } from "./audit-sign";

const columns = [
  { name: "time", look: "w-29 xl:w-47" },
  { name: "who", look: "w-[15%] xl:w-[17%]" },
  { name: "did", look: "" },
  { name: "what", look: "w-[16%] xl:w-[18%]" },
  { name: "account", look: "w-[15%] xl:w-[16%]" },
  { name: "from", look: "w-31 xl:w-34" },
] as const;

type Props = { lines: AuditLine[]; zone: string };

/** One line a deed; on a phone each stacks. */
export function AuditTable({ lines, zone }: Props) {
  const t = useTranslations("audit");
  return (
    <table
      aria-label={t("title")}
      className="w-full table-fixed border-collapse max-md:block"
    >
      <thead className="max-md:sr-only">
        <tr>
          {columns.map(({ name, look }) => (
            <th key={name} scope="col" className={clsx(headLook, look)}>
              {t(`columns.${name}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="max-md:block">
        {lines.map((line) => (
          <Line key={line.id} line={line} zone={zone} />
        ))}
      </tbody>
    </table>
  );
}

function Line({ line, zone }: { line: AuditLine; zone: string }) {
  const t = useTranslations("audit");
  const { at, account, address, action } = line;
  return (
    <tr className={rowLook}>
      <td
        className={clsx(
          cellLook,
          "tabular-nums xl:whitespace-nowrap max-md:text-ink-3 max-xl:text-meta",
        )}
      >
        <time dateTime={at} title={fullTime(at, zone)}>
          {exactMoment(at, zone)}
        </time>
      </td>
      <td className={cellLook}>
        <Who line={line} />
      </td>
      <td className={clsx(cellLook, "font-medium max-md:w-full")}>
        <span className="flex min-w-0 items-center gap-2">
          <Icon
            of={auditSign(action)}
            size={16}
            className={clsx("shrink-0", auditTone(action))}
          />
          <span className="min-w-0 [overflow-wrap:anywhere]">
            {t.has(`did.${action}`) ? t(`did.${action}`) : action}
          </span>
        </span>
      </td>
      <td className={clsx(cellLook, "max-md:empty:hidden")}>
        <What line={line} />
      </td>
      <td className={clsx(cellLook, "max-md:empty:hidden")}>
        {account && <AccountTag account={account} className="max-w-full align-middle" />}
      </td>
      <td className={clsx(cellLook, "text-ink-2 text-meta [overflow-wrap:anywhere]")}>
        <From address={address} />
      </td>
    </tr>
  );
}

/** Somebody at the very machine that serves has an address of it, which says nothing to anybody. */
function From({ address }: Pick<AuditLine, "address">) {
  const t = useTranslations("audit");
  if (address === null) return t("server");
  if (address === "local") return t("unknown");
  return /^(127\.|::1$)/.test(address) ? t("local") : address;
}

function Who({ line: { who, action } }: { line: AuditLine }) {
  const t = useTranslations("audit");
  const isStranger = action === "session.refused";
  return (
    <span className="flex min-w-0 items-center gap-2">
      {who && <Avatar name={who} className="size-6 bg-avatar text-[9px] max-xl:hidden" />}
      <span className={clsx("min-w-0 [overflow-wrap:anywhere]", !who && "text-ink-2")}>
        {who ?? t(isStranger ? "stranger" : "system")}
      </span>
    </span>
  );
}

/** Of the details only what the catalogue has words for. */
function What({ line: { what, details } }: { line: AuditLine }) {
  const t = useTranslations("audit");
  const told = Object.entries(details)
    .filter(([name, value]) => t.has(`detail.${name}`) && isPlain(value))
    .map(([name, value]) =>
      t(`detail.${name}`, { value: inWords(name, value as string | number) }),
    );
  const words = [what, ...told].filter(Boolean);
  function inWords(name: string, value: string | number) {
    return name === "reason" && t.has(`reasons.${value}`) ? t(`reasons.${value}`) : value;
  }
  return words.length > 0 ? (
    <bdi data-private className="[overflow-wrap:anywhere]">
      {words.join(", ")}
    </bdi>
  ) : null;
}

const isPlain = (value: unknown) =>
  typeof value === "string" || typeof value === "number";

const headLook =
  "h-9 border-line border-b px-2 text-start font-medium text-ink-3 text-meta xl:px-3 first:ps-5 last:pe-5";
const rowLook =
  "border-line border-b last:border-b-0 max-md:flex max-md:flex-wrap max-md:items-center max-md:gap-x-3 max-md:gap-y-1 max-md:px-4 max-md:py-3";
const cellLook =
  "min-w-0 px-2 py-1.5 xl:px-3 md:h-[52px] md:first:ps-5 md:last:pe-5 max-md:p-0";
