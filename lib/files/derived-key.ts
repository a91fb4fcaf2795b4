import { createHmac } from "node:crypto";
import { required } from "@/lib/env";

/** A key for one purpose, made from the deployment's secret: what signs links can't sign anything else. */
export const derivedKey = (purpose: string): string =>
  createHmac("sha256", required("NEXTAUTH_SECRET"))
    .update(`files: ${purpose}`)
    .digest("hex");
