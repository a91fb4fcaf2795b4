import { spreadsheet } from "@/app/api/answer";
import { staffRoute } from "@/lib/auth/guard";
import { clinicTimeZone } from "@/lib/clinic/time-zone";
import { calendarDay } from "@/lib/format";
import { exportPeople } from "@/lib/patients/export";
import { PeopleQuery } from "@/lib/patients/input";

/** The people whom `?q=` and `?filter=` show, as a CSV file. */
export const GET = staffRoute(async ({ staff, request }) => {
  const { q, filter } = PeopleQuery.parse(
    Object.fromEntries(request.nextUrl.searchParams),
  );
  const day = calendarDay(Date.now(), await clinicTimeZone());
  return spreadsheet(`patients-${day}.csv`, exportPeople(staff, { q, filter }));
});
