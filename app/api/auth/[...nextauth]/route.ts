import type { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { statesAtMost } from "@/app/api/body";
import { authOptions } from "@/lib/auth/options";
import { isSameOrigin } from "@/lib/auth/same-origin";

type Context = { params: Promise<{ nextauth: string[] }> };

/** An e-mail, a password and a token fit many times over. */
const mostBytes = 16_384;

/** NextAuth's own questions: who is signed in, and the token that its forms carry. */
export function GET(request: NextRequest, context: Context): Promise<Response> {
  return NextAuth(request, context, authOptions());
}

/** Signing in and out, from our own pages. NextAuth reads a body whole, so one that could be any size is refused. */
export async function POST(request: NextRequest, context: Context): Promise<Response> {
  const { nextauth } = await context.params;
  // NextAuth would write whatever a stranger sends there into our log.
  if (nextauth[0] === "_log") return new Response(null, { status: 204 });
  if (!isSameOrigin(request.headers)) return new Response(null, { status: 403 });
  if (!statesAtMost(request, mostBytes)) return new Response(null, { status: 413 });
  return NextAuth(request, context, authOptions());
}
