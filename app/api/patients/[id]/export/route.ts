import { NextResponse } from "next/server";
import { staffRoute } from "@/lib/auth/guard";
import { PersonId } from "@/lib/patients/input";
import { exportAsJson } from "@/lib/records/export-json";
import { exportPerson } from "@/lib/records/export-person";

/** All that is kept of a person, as JSON with the files inside. */
export const GET = staffRoute<{ id: string }>(async ({ staff, params }) => {
  const asked = PersonId.safeParse(params);
  const exported = asked.success ? await exportPerson(staff, asked.data.id) : null;
  if (!exported) return new NextResponse(null, { status: 404 });
  return new NextResponse(exportAsJson(exported), {
    headers: {
      "Content-Type": "application/json; charset=utf-8",
      "Content-Disposition": `attachment; filename="record-${exported.person.id}.json"`,
      "X-Content-Type-Options": "nosniff",
    },
  });
});
