import type { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { authOptions } from "@/lib/auth/options";
import { isSameOrigin } from "@/lib/auth/same-origin";

type Context = { params: Promise<{ nextauth: string[] }> };

/** An e-mail, a password and a token fit many times over. */
const bodyLimitBytes = 16_384;

export function GET(request: NextRequest, context: Context): Promise<Response> {
  return NextAuth(request, context, authOptions());
}

export async function POST(request: NextRequest, context: Context): Promise<Response> {
  const { nextauth } = await context.params;
  // NextAuth would write whatever a stranger sends there into our log.
  if (nextauth[0] === "_log") return new Response(null, { status: 204 });
  if (!isSameOrigin(request.headers)) return new Response(null, { status: 403 });
  if (Number(request.headers.get("content-length") ?? 0) > bodyLimitBytes) {
    return new Response(null, { status: 413 });
  }
  return NextAuth(request, context, authOptions());
}
