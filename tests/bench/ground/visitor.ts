import { encode } from "next-auth/jwt";
import { db } from "@/db";
import { cookieNames } from "@/lib/auth/cookie-names";
import type { Staff } from "@/lib/auth/current-staff";
import { startSession } from "@/lib/auth/sessions";
import { type Product, surroundings } from "./product";

/** A member of staff who is signed in to the product. */
export type Visitor = {
  /** Asks for a path and answers with the status, once the whole answer is there. */
  get(path: string): Promise<number>;
};

/** Opens a session, as a sign-in does, and asks with its cookie from then on. */
export async function visitor(
  { port, url }: Pick<Product, "port" | "url">,
  staff: Staff,
): Promise<Visitor> {
  const token = await startSession(db(), { staffId: staff.id, userAgent: "bench" });
  const sealed = await encode({ token, secret: surroundings.NEXTAUTH_SECRET });
  const cookie = `${cookieNames({ APP_URL: url, PORT: port }).session}=${sealed}`;
  return {
    async get(path) {
      const answer = await fetch(`${url}${path}`, { headers: { cookie } });
      await answer.text();
      return answer.status;
    },
  };
}
