import clsx from "clsx";
import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/links/link";
import { hasOrder, type PeopleAsked, type PeopleOrder } from "@/lib/patients/types/list";
import { peopleHref } from "./people-href";

const orders: PeopleOrder[] = ["added", "recent", "longAgo"];

/** In which order the list stands; where there is but one, it says that one. */
export function PeopleOrders({ asked }: { asked: PeopleAsked }) {
  const t = useTranslations("patients");
  if (!hasOrder(asked))
    return <span className={clsx(placeLook, "max-lg:hidden")}>{t("orders.added")}</span>;
  return (
    <nav
      aria-label={t("order")}
      className={clsx(placeLook, "flex flex-wrap gap-x-4 max-lg:me-auto")}
    >
      {orders.map((order) => (
        <Link
          key={order}
          href={peopleHref({ ...asked, order, before: null })}
          aria-current={order === asked.order ? "true" : undefined}
          className={clsx(
            "inline-flex h-9 items-center rounded-[4px] pointer-coarse:h-11",
            order === asked.order ? "font-medium text-ink" : "hover:underline",
          )}
        >
          {t(`orders.${order}`)}
        </Link>
      ))}
    </nav>
  );
}

const placeLook = "lg:ms-auto text-ink-3 text-meta";
