import type { NextRequest } from "next/server";
import { staffRoute } from "@/lib/auth/guard";
import { beginUpload, takeCallback } from "@/lib/files/upload";

const begin = staffRoute(({ staff, request }) => beginUpload(staff, request));

/** Begins an upload for a member of staff. What UploadThing itself posts is signed, and verified by its SDK. */
export async function POST(
  request: NextRequest,
  context: { params: Promise<object> },
): Promise<Response> {
  return request.headers.has("uploadthing-hook")
    ? takeCallback(request)
    : begin(request, context);
}
