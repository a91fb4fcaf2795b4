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
  const lines = exportPeople(staff, { q, filter });
  // What can go wrong goes wrong before the answer begins: half a file would look like a whole one.
  const first = await lines.next();
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    start: (file) => file.enqueue(encoder.encode(first.value ?? "")),
    async pull(file) {
      const { done, value } = await lines.next();
      if (done) file.close();
      else file.enqueue(encoder.encode(value));
    },
  });
  const day = calendarDay(Date.now(), await clinicTimeZone());
  return spreadsheet(`patients-${day}.csv`, body);
});
