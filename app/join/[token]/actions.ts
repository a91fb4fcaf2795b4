"use server";

import { headers } from "next/headers";
import { isSameOrigin } from "@/lib/auth/same-origin";
import { log } from "@/lib/log";
import { refused } from "@/lib/result";
import { ChosenPassword } from "@/lib/staff/input";
import { choosePassword } from "@/lib/staff/password-link";
import type { StaffAnswer } from "@/lib/staff/types";

/** Whoever holds a link that works may choose the password of its owner; nobody is signed in here. */
export async function choose(typed: {
  token: string;
  password: string;
}): Promise<StaffAnswer> {
  if (!isSameOrigin(await headers())) return refused("expired");
  const chosen = ChosenPassword.safeParse(typed);
  if (!chosen.success) return refused("expired");
  try {
    return await choosePassword(chosen.data);
  } catch (fault) {
    log("error", "request failed", { route: "join" }, fault);
    return refused("unavailable");
  }
}
