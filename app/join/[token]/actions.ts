"use server";

import { headers } from "next/headers";
import { after } from "next/server";
import { isSameOrigin } from "@/lib/auth/same-origin";
import { publishRenewed } from "@/lib/live/publish";
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
    const answer = await choosePassword(chosen.data);
    if (answer.ok) after(() => publishRenewed("everybody"));
    return answer;
  } catch (fault) {
    log("error", "request failed", { route: "join" }, fault);
    return refused("unavailable");
  }
}
