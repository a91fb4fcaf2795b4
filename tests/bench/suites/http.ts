import { encode } from "next-auth/jwt";
import { db } from "@/db";
import { cookieNames } from "@/lib/auth/cookie-names";
import type { Staff } from "@/lib/auth/current-staff";
import { startSession } from "@/lib/auth/sessions";
import { sideBySide } from "../figures/measure";
import { atMost, type Section } from "../figures/report";
import type { Clinic } from "../ground/clinic";
import { startProduct, surroundings } from "../ground/product";

const rounds = 200;

/** The list as the browser asks for it, beside a signed-in route of the same server that answers nothing. */
export async function httpSuite(clinic: Clinic): Promise<Section> {
  const product = await startProduct(clinic.url);
  try {
    const cookie = await signedIn(clinic.dana, product);
    const get = (path: string) => ({
      name: `GET ${path}`,
      work: () => answered(`${product.url}${path}`, cookie),
    });
    const [yardstick, ...times] = await sideBySide(
      [
        { ...get("/api/bench/nobody"), name: "an empty signed-in route" },
        { ...get("/api/health"), name: "an empty route" },
        get("/api/dialogs?tab=active"),
        get("/api/dialogs?tab=closed"),
        get("/api/dialogs?tab=active&unread=1"),
      ],
      rounds,
    );
    if (!yardstick) throw new Error("Nothing was measured.");
    const [empty, ...lists] = times;
    return {
      title: "The list over HTTP",
      about: "One after the other, through the production server, signed in.",
      yardstick,
      lines: [
        { name: yardstick.name, times: yardstick },
        ...(empty ? [{ name: empty.name, times: empty }] : []),
        ...lists.flatMap((each) => [
          {
            name: each.name,
            times: each,
            bar: atMost(3 * yardstick.p95, each.p95, "p95 ≤ 3 × empty"),
          },
          {
            name: `${each.name}, median`,
            figure: `${(each.median / yardstick.median).toFixed(2)}×`,
            bar: atMost(2, each.median / yardstick.median, "median ≤ 2 × empty"),
          },
        ]),
      ],
    };
  } finally {
    await product.stop();
  }
}

/** A session of a member of staff, as the cookie that a sign-in leaves. */
async function signedIn(
  staff: Staff,
  { port, url }: { port: number; url: string },
): Promise<string> {
  const token = await startSession(db(), { staffId: staff.id, userAgent: "bench" });
  const sealed = await encode({ token, secret: surroundings.NEXTAUTH_SECRET });
  return `${cookieNames({ APP_URL: url, PORT: port }).session}=${sealed}`;
}

async function answered(url: string, cookie: string): Promise<void> {
  const answer = await fetch(url, { headers: { cookie } });
  await answer.text();
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}.`);
}
