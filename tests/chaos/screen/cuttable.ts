import net from "node:net";

/** A way from the browser to the product whose live sockets can be cut and kept away. */
export type Cuttable = {
  url: string;
  cut(): void;
  /** Lets sockets through again. */
  mend(): void;
  /** When the newest socket came through. */
  cameBackAt(): number;
  close(): Promise<void>;
};

/** Opens such a way to the product at `appUrl`, on a port of its own. */
export async function openCuttable(appUrl: string): Promise<Cuttable> {
  const { hostname, port } = new URL(appUrl);
  const live = new Set<net.Socket>();
  const all = new Set<net.Socket>();
  let isCut = false;
  let cameBackAt = 0;
  const server = net.createServer((browser) => {
    all.add(browser.on("close", () => all.delete(browser)).on("error", () => undefined));
    browser.once("data", (first) => {
      if (/^GET \/rt\//.test(first.toString("latin1"))) {
        if (isCut) return browser.destroy();
        live.add(browser.on("close", () => live.delete(browser)));
        cameBackAt = Date.now();
      }
      join(browser, first);
    });
  });
  const join = (browser: net.Socket, first: Buffer) => {
    const product = net.connect(Number(port), hostname);
    product.on("error", () => browser.destroy()).on("close", () => browser.destroy());
    browser.on("close", () => product.destroy());
    product.write(first);
    browser.pipe(product).pipe(browser);
  };
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as net.AddressInfo).port}`,
    cut() {
      isCut = true;
      for (const socket of live) socket.destroy();
    },
    mend() {
      isCut = false;
    },
    cameBackAt: () => cameBackAt,
    close: async () => {
      for (const socket of all) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
