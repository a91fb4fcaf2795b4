import type { NextRequest } from "next/server";
import { readBody } from "@/app/api/body";
import { staffRoute } from "@/lib/auth/guard";
import { beginUpload, takeCallback } from "@/lib/files/upload";

/** What is said of one file, by the browser or in a callback. */
const mostBytes = 64 * 1024;

const begin = staffRoute(({ staff, request }) =>
  bounded(request, (whole) => beginUpload(staff, whole)),
);

/** Begins an upload for a member of staff. What UploadThing itself posts is signed, and verified by its SDK. */
export async function POST(
  request: NextRequest,
  context: { params: Promise<object> },
): Promise<Response> {
  return request.headers.has("uploadthing-hook")
    ? bounded(request, takeCallback)
    : begin(request, context);
}

/** The SDK reads a body whole, before it looks at a signature. */
async function bounded(
  request: NextRequest,
  take: (whole: Request) => Promise<Response>,
): Promise<Response> {
  const body = await readBody(request, mostBytes);
  if (body instanceof Response) return body;
  const { url, method, headers } = request;
  return take(new Request(url, { method, headers, body }));
}
