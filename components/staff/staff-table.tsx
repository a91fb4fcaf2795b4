import clsx from "clsx";
import { useTranslations } from "next-intl";
import type { Clock } from "@/lib/format";
import type { StaffMember } from "@/lib/staff/types";
import type { MemberActions } from "./member-actions";
import { StaffRow } from "./staff-row";

type Props = {
  members: StaffMember[];
  ownId: number;
  clock: Clock;
  actions: MemberActions;
};

const columns = [
  { name: "name", look: "ps-5 pe-3" },
  { name: "role", look: "px-3 w-[11%]" },
  { name: "accounts", look: "px-3 w-[22%] xl:w-[18%]" },
  { name: "seen", look: "px-3 w-[22%] xl:w-[19%]" },
  { name: "actions", look: "ps-3 pe-5 w-16 xl:w-52" },
] as const;

/** The staff, one a row; on a phone each row stacks. */
export function StaffTable({ members, ownId, clock, actions }: Props) {
  const t = useTranslations("staff.columns");
  return (
    <div className="rounded-card border border-line bg-surface">
      <table
        aria-labelledby="staff"
        className="w-full table-fixed border-collapse max-md:block"
      >
        <thead className="max-md:sr-only">
          <tr>
            {columns.map(({ name, look }) => (
              <th key={name} scope="col" className={clsx(headLook, look)}>
                <span className={clsx(name === "actions" && "sr-only")}>{t(name)}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="max-md:block">
          {members.map((member) => (
            <StaffRow
              key={member.id}
              member={member}
              isOwn={member.id === ownId}
              clock={clock}
              actions={actions}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

const headLook =
  "h-9 border-line border-b text-start font-medium text-ink-3 text-meta whitespace-nowrap";
