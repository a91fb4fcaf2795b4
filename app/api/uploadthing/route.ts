import type { NextRequest } from "next/server";
import { readBody } from "@/app/api/body";
import { staffRoute } from "@/lib/auth/guard";
import { beginUpload, takeCallback } from "@/lib/files/upload";

/** A callback names one file, and repeats what was said of it. */
const mostCallbackBytes = 64 * 1024;

const begin = staffRoute(({ staff, request }) => beginUpload(staff, request));

/** Begins an upload for a member of staff. What UploadThing itself posts is signed, and verified by its SDK. */
export async function POST(
  request: NextRequest,
  context: { params: Promise<object> },
): Promise<Response> {
  return request.headers.has("uploadthing-hook")
    ? takeBounded(request)
    : begin(request, context);
}

/** The SDK reads a body whole before it looks at the signature. */
async function takeBounded(request: NextRequest): Promise<Response> {
  const body = await readBody(request, mostCallbackBytes);
  if (body instanceof Response) return body;
  const { url, method, headers } = request;
  return takeCallback(new Request(url, { method, headers, body }));
}
