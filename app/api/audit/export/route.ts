import { getTranslations } from "next-intl/server";
import { spreadsheet } from "@/app/api/answer";
import { auditCsv } from "@/lib/audit/export";
import { AuditExport } from "@/lib/audit/input";
import { adminRoute } from "@/lib/auth/guard";

/** The lines of the audit log that the address narrows it to, as a spreadsheet. That it was taken is a line as well. */
export const GET = adminRoute(async ({ staff, request }) => {
  const filter = AuditExport.parse(Object.fromEntries(request.nextUrl.searchParams));
  const t = await getTranslations("audit");
  const did = (action: string) => (t.has(`did.${action}`) ? t(`did.${action}`) : action);
  return spreadsheet("audit-log.csv", auditCsv(staff, filter, did));
});
