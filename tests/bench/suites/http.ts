import { sideBySide } from "../figures/measure";
import { atMost, type Section } from "../figures/report";
import type { Clinic } from "../ground/clinic";
import { startProduct } from "../ground/product";
import { visitor } from "../ground/visitor";

const rounds = 200;

/** The list as the browser asks for it, beside a signed-in route of the same server that answers nothing. */
export async function httpSuite(clinic: Clinic): Promise<Section> {
  const product = await startProduct(clinic.house, clinic.url);
  try {
    const dana = await visitor(product, clinic.dana);
    const get = (path: string) => ({
      name: `GET ${path}`,
      work: async () => {
        const status = await dana.get(path);
        if (status !== 200) throw new Error(`${path} answered ${status}.`);
      },
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
