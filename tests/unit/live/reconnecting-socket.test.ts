import { ReconnectingSocket } from "@/lib/live/browser/reconnecting-socket";

/** The browser's side of a line, with a live server that says what each test has it say. */
let page: EventTarget;
const address = "wss://ws-eu.pusher.com/app/public?protocol=7";

class Socket extends EventTarget {
  static all: Socket[] = [];
  readonly said: { event: string; data: unknown }[] = [];
  isOpen = true;

  constructor(readonly address: string) {
    super();
    if (Socket.all.some(({ isOpen }) => isOpen)) throw new Error("A second socket.");
    Socket.all.push(this);
  }

  send(frame: string) {
    this.said.push(JSON.parse(frame));
  }

  close() {
    this.isOpen = false;
  }

  hears(frame: unknown) {
    const data = typeof frame === "string" ? frame : JSON.stringify(frame);
    this.dispatchEvent(new MessageEvent("message", { data }));
  }

  /** As hosted Channels greets: JSON within JSON. */
  isWelcomed(seconds = 120, socketId = "123.456") {
    const data = JSON.stringify({ socket_id: socketId, activity_timeout: seconds });
    this.hears({ event: "pusher:connection_established", data });
  }

  ends(code: number) {
    this.isOpen = false;
    this.dispatchEvent(Object.assign(new Event("close"), { code }));
  }
}

const newest = () => Socket.all.at(-1) as Socket;
const pings = () => newest().said.filter(({ event }) => event === "pusher:ping").length;
const seconds = (count: number) => jest.advanceTimersByTime(count * 1_000);

let line: ReconnectingSocket;
let told: { frames: unknown[]; sockets: (string | null)[] };

beforeEach(() => {
  jest.useFakeTimers();
  page = new EventTarget();
  Socket.all = [];
  told = { frames: [], sockets: [] };
  Object.assign(globalThis, { window: page, WebSocket: Socket });
  line = new ReconnectingSocket(address, {
    onFrame: (frame) => told.frames.push(frame),
    onSocket: (socketId) => told.sockets.push(socketId),
  });
  line.open();
});

afterEach(() => {
  line.close();
  jest.useRealTimers();
});

test("it is up once the server has greeted it, and not before", () => {
  expect(newest().address).toBe(address);
  expect(line.isUp).toBe(false);
  newest().isWelcomed();
  expect(line.isUp).toBe(true);
  expect(told.sockets.at(-1)).toBe("123.456");
});

test("what the server says is handed on with its data unpacked; nonsense is not, and ends nothing", () => {
  newest().isWelcomed();
  newest().hears({
    event: "changed",
    channel: "private-account-7",
    data: '{"dialogId":40}',
  });
  newest().hears({
    event: "changed",
    channel: "private-account-7",
    data: { dialogId: 41 },
  });
  for (const nonsense of ["", "[]", "null", '{"event":7}', "{"]) newest().hears(nonsense);
  newest().hears({ event: "changed", data: "not json" });
  expect(told.frames).toEqual([
    { event: "changed", channel: "private-account-7", data: { dialogId: 40 } },
    { event: "changed", channel: "private-account-7", data: { dialogId: 41 } },
    { event: "changed", channel: "", data: {} },
  ]);
  expect(line.isUp).toBe(true);
});

test("a server that asks whether anybody is there is answered", () => {
  newest().isWelcomed();
  newest().hears({ event: "pusher:ping", data: "{}" });
  expect(newest().said).toEqual([{ event: "pusher:pong", data: {} }]);
});

test("silence is asked after, and a line that does not answer is made anew within half a minute", () => {
  newest().isWelcomed();
  seconds(19);
  expect(pings()).toBe(0);
  seconds(2);
  expect(pings()).toBe(1);
  newest().hears({ event: "pusher:pong", data: "{}" });
  seconds(26);
  expect(line.isUp).toBe(false);
  seconds(2);
  expect(Socket.all).toHaveLength(2);
});

test("a server that wishes to be asked sooner is", () => {
  newest().isWelcomed(5);
  seconds(5);
  expect(pings()).toBe(1);
});

test("a tab that has slept asks once more before it gives its line up", () => {
  newest().isWelcomed();
  seconds(20);
  expect(pings()).toBe(1);
  jest.setSystemTime(Date.now() + 3_600_000);
  seconds(6);
  expect(line.isUp).toBe(true);
  expect(pings()).toBe(2);
  seconds(6);
  expect(line.isUp).toBe(false);
});

test.each(["online", "offline", "visibilitychange", "pageshow"])(
  "after %s the line is asked at once whether it still is",
  (sign) => {
    newest().isWelcomed();
    page.dispatchEvent(new Event(sign));
    expect(pings()).toBe(1);
    newest().hears({ event: "pusher:pong", data: "{}" });
    seconds(7);
    expect(line.isUp).toBe(true);
    page.dispatchEvent(new Event(sign));
    seconds(7);
    expect(line.isUp).toBe(false);
  },
);

test("who waits for the next attempt need not when the network is back, nor who looks again", () => {
  for (const sign of ["online", "visibilitychange"]) {
    newest().ends(1006);
    const before = Socket.all.length;
    page.dispatchEvent(new Event(sign));
    expect(Socket.all).toHaveLength(before + 1);
  }
});

test("what was begun over another network is begun anew, and looking again leaves it alone", () => {
  page.dispatchEvent(new Event("visibilitychange"));
  expect(Socket.all).toHaveLength(1);
  page.dispatchEvent(new Event("online"));
  expect(Socket.all).toHaveLength(2);
});

test.each([1000, 1001, 1006])(
  "a line that stood and ended with %i is back within a second, then tried every second or two",
  (code) => {
    newest().isWelcomed();
    seconds(10);
    newest().ends(code);
    expect(line.isRefused).toBe(false);
    seconds(1);
    expect(Socket.all).toHaveLength(2);
    newest().ends(1006);
    jest.advanceTimersByTime(999);
    expect(Socket.all).toHaveLength(2);
    jest.advanceTimersByTime(1_001);
    expect(Socket.all).toHaveLength(3);
  },
);

test.each([4100, 4199])(
  "after a closing with %i it waits for a second or two",
  (code) => {
    newest().isWelcomed();
    seconds(10);
    newest().ends(code);
    jest.advanceTimersByTime(999);
    expect(Socket.all).toHaveLength(1);
    jest.advanceTimersByTime(1_001);
    expect(Socket.all).toHaveLength(2);
  },
);

test.each([4200, 4201, 4299])("after a closing with %i it comes back at once", (code) => {
  newest().isWelcomed();
  seconds(10);
  newest().ends(code);
  expect(Socket.all).toHaveLength(2);
});

test("a server that closes whatever it has just opened is not asked without end", () => {
  newest().isWelcomed();
  newest().ends(4200);
  expect(Socket.all).toHaveLength(1);
  seconds(2);
  expect(Socket.all).toHaveLength(2);
});

test.each([4000, 4001, 4007, 4009, 4301])(
  "after a closing with %i it is refused, and asks again now and then",
  (code) => {
    newest().ends(code);
    expect(line.isRefused).toBe(true);
    seconds(14);
    expect(Socket.all).toHaveLength(1);
    seconds(2);
    expect(Socket.all).toHaveLength(2);
    expect(line.isRefused).toBe(true);
    newest().isWelcomed();
    expect(line.isRefused).toBe(false);
  },
);

test("a refusal that is only said, as proxies lose the closing's code, is one as well", () => {
  newest().hears({ event: "pusher:error", data: { code: 4001, message: "No such app" } });
  expect(line.isRefused).toBe(true);
  expect(newest().isOpen).toBe(false);
});

test("an error that is said on a line that is up leaves it up", () => {
  newest().isWelcomed();
  newest().hears({ event: "pusher:error", data: { code: 4301, message: "Rejected" } });
  expect(line.isUp).toBe(true);
});

test("a server that does not greet is left, and asked anew", () => {
  seconds(15);
  expect(newest().isOpen).toBe(false);
  seconds(2);
  expect(Socket.all).toHaveLength(2);
});

test("a browser that opens no socket is as one that was refused", () => {
  line.close();
  Object.assign(globalThis, {
    WebSocket: class {
      constructor() {
        throw new DOMException("insecure", "SecurityError");
      }
    },
  });
  line.open();
  expect(line.isRefused).toBe(true);
});

test("what an old socket says or how it ends no longer counts", () => {
  const old = newest();
  old.isWelcomed();
  seconds(26);
  seconds(2);
  old.isWelcomed();
  old.ends(4001);
  expect(line.isUp).toBe(false);
  expect(line.isRefused).toBe(false);
});

test("who has closed it stays away, whatever happens to the network", () => {
  newest().isWelcomed();
  line.close();
  expect(newest().isOpen).toBe(false);
  page.dispatchEvent(new Event("online"));
  seconds(60);
  expect(Socket.all).toHaveLength(1);
  line.open();
  expect(Socket.all).toHaveLength(2);
});

test("screens that lost the same server do not all come back at the same moment", () => {
  const delays = Array.from({ length: 20 }, () => {
    newest().ends(1006);
    const begunAt = Date.now();
    const before = Socket.all.length;
    while (Socket.all.length === before) jest.advanceTimersByTime(10);
    return Date.now() - begunAt;
  });
  expect(new Set(delays).size).toBeGreaterThan(5);
});
