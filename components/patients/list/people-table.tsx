import clsx from "clsx";
import { useTranslations } from "next-intl";
import { FollowUpChip } from "@/components/touches/follow-ups/follow-up-chip";
import { Link } from "@/components/ui/links/link";
import { AccountTag } from "@/components/ui/tags/account-tag";
import { Avatar } from "@/components/ui/tags/avatar";
import { RelativeTime } from "@/components/ui/times/relative-time";
import type { Clock } from "@/lib/format";
import type { ListedPerson, PeopleOrder, PersonDialog } from "@/lib/patients/types/list";

const columns = [
  { name: "name", width: "" },
  { name: "kind", width: "w-24" },
  { name: "phone", width: "w-44" },
  { name: "dialogs", width: "w-[32%] xl:w-[26%]" },
  { name: "lastContact", width: "w-32 max-lg:hidden" },
  { name: "followUp", width: "w-40 max-xl:hidden" },
] as const;

type Props = { rows: ListedPerson[]; order: PeopleOrder; clock: Clock };

/**
 * People, one a row; on a phone each row stacks, and every table role is kept for those who hear it. Where there is no
 * room for a column of it, what was promised is told below whom they write to, and so is the last contact, where people
 * stand by it.
 */
export function PeopleTable({ rows, order, clock }: Props) {
  const t = useTranslations("patients");
  return (
    <table
      aria-label={t("table")}
      className="w-full table-fixed border-collapse max-md:block"
    >
      <thead className="max-md:sr-only">
        <tr>
          {columns.map(({ name, width }) => (
            <th
              key={name}
              scope="col"
              aria-sort={name === "lastContact" ? sorted[order] : undefined}
              className={clsx(headLook, width)}
            >
              {t(name)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="max-md:block">
        {rows.map((person) => (
          <PersonLine key={person.id} {...{ person, order, clock }} />
        ))}
      </tbody>
    </table>
  );
}

const sorted = { added: undefined, recent: "descending", longAgo: "ascending" } as const;

type LineProps = { person: ListedPerson; order: PeopleOrder; clock: Clock };

function PersonLine({ person, order, clock }: LineProps) {
  const t = useTranslations("patients");
  const { followUpOn } = person;
  const [latest] = person.dialogs;
  return (
    <tr className={rowLook}>
      <th
        scope="row"
        className={clsx(cellLook, "text-start font-semibold max-md:flex-1")}
      >
        <span className="flex min-w-0 items-center gap-3">
          <Avatar name={person.name} className="size-8 bg-avatar text-[12px]" />
          <span className="min-w-0">
            <Link
              href={`/patients/${person.id}`}
              className="block rounded-[4px] [overflow-wrap:anywhere] hover:underline"
            >
              <bdi data-private>{person.name}</bdi>
            </Link>
            {person.remark && (
              <bdi
                data-private
                className="block truncate font-normal text-ink-3 text-meta"
              >
                {person.remark}
              </bdi>
            )}
          </span>
        </span>
      </th>
      <td className={cellLook}>
        <span className={clsx(person.kind === "lead" && leadLook)}>
          {t(`kinds.${person.kind}`)}
        </span>
      </td>
      <td className={clsx(cellLook, "max-md:w-full max-md:ps-11")}>
        {person.phones.length > 0 ? (
          <span data-private>{person.phones.join(", ")}</span>
        ) : (
          <span className="text-ink-3">{t("noPhone")}</span>
        )}
      </td>
      <td className={clsx(cellLook, "max-md:w-full max-md:ps-11 max-md:empty:hidden")}>
        {person.dialogs.length > 0 && (
          <ul className="flex flex-wrap gap-1.5">
            {person.dialogs.map((dialog) => (
              <li key={dialog.id} className="max-w-full">
                <DialogLink name={person.name} dialog={dialog} />
              </li>
            ))}
          </ul>
        )}
        {latest && order !== "added" && (
          <span className="mt-1 block text-ink-2 text-meta lg:hidden">
            <RelativeTime at={latest.activityAt} clock={clock} />
          </span>
        )}
        {followUpOn && (
          <span className="mt-1 block xl:hidden">
            <FollowUpChip on={followUpOn} clock={clock} />
          </span>
        )}
      </td>
      <td className={clsx(cellLook, "text-ink-2 whitespace-nowrap max-lg:hidden!")}>
        {latest && <RelativeTime at={latest.activityAt} clock={clock} />}
      </td>
      <td className={clsx(cellLook, "whitespace-nowrap max-xl:hidden!")}>
        {followUpOn && <FollowUpChip on={followUpOn} clock={clock} isNamed={false} />}
      </td>
    </tr>
  );
}

function DialogLink({ name, dialog }: { name: string; dialog: PersonDialog }) {
  const t = useTranslations("patients");
  const { id, account, closed } = dialog;
  const words = { name, channel: account.channelName, account: account.handle };
  return (
    <Link
      href={`/dialogs/${id}`}
      aria-label={t(closed ? "openClosedDialog" : "openDialog", words)}
      className="group flex max-w-full rounded-[6px] pointer-coarse:py-3"
    >
      <AccountTag
        account={account}
        className="max-w-full group-hover:bg-hover group-hover:text-ink"
      />
    </Link>
  );
}

const headLook =
  "h-9 border-line border-b px-3 text-start font-medium text-ink-3 text-meta whitespace-nowrap first:ps-5 last:pe-5";
const rowLook =
  "border-line border-b last:border-b-0 max-md:flex max-md:flex-wrap max-md:items-center max-md:gap-x-3 max-md:gap-y-1 max-md:px-4 max-md:py-3";
const cellLook =
  "px-3 py-1.5 md:h-14 md:first:ps-5 md:last:pe-5 max-md:block max-md:min-w-0 max-md:p-0";
const leadLook =
  "inline-flex h-[22px] items-center rounded-full bg-fill px-2 font-medium text-ink-2 text-meta";
