import type { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { invalid } from "@/app/api/answer";
import { statesAtMost } from "@/app/api/body";
import { cookieNames } from "@/lib/auth/cookie-names";
import { authOptions } from "@/lib/auth/options";
import { isSameOrigin } from "@/lib/auth/same-origin";
import { formType, sentType } from "@/lib/auth/sent-type";
import { env } from "@/lib/env";

type Context = { params: Promise<{ nextauth: string[] }> };

/** An e-mail, a password and a token fit many times over. */
const mostBytes = 16_384;

/** The token that NextAuth's forms carry, and how one may sign in: what our own pages ask, of all that it would answer. */
export async function GET(request: NextRequest, context: Context): Promise<Response> {
  if (!(await isOneOf(["csrf", "providers"], context))) return refuse(404);
  return makesSense(request) ? NextAuth(request, context, authOptions()) : invalid();
}

/** Signing in and out, from our own pages. NextAuth reads a body whole, so one that could be any size is refused. */
export async function POST(request: NextRequest, context: Context): Promise<Response> {
  // NextAuth would write whatever a stranger sends there into our log.
  if (await isOneOf(["_log"], context)) return refuse(204);
  if (!isSameOrigin(request.headers)) return refuse(403);
  if (!(await isOneOf(["callback/credentials", "signout"], context))) return refuse(404);
  if (!statesAtMost(request, mostBytes)) return refuse(413);
  const isForm = sentType(request.headers) === formType && makesSense(request);
  return isForm ? NextAuth(request, context, authOptions()) : invalid();
}

const isOneOf = async (asked: string[], { params }: Context): Promise<boolean> =>
  asked.includes((await params).nextauth.join("/"));

/** NextAuth takes it for a fault of ours where an address to go on to, in the query or in its cookie, is none. */
function makesSense({ nextUrl, cookies }: NextRequest): boolean {
  const onwards = cookies.get(cookieNames(env()).callback)?.value;
  return nextUrl.search === "" && (!onwards || isAddress(onwards));
}

const isAddress = (given: string): boolean =>
  /^https?:/.test(given) && URL.canParse(given);

const refuse = (status: number): Response => new Response(null, { status });
