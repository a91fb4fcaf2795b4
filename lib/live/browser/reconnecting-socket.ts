import { type Frame, readFrame } from "./frame";
import { onNetworkChange, onWake } from "./network";

/** Silence is doubted after this long, or sooner where the server wishes it, and the line given up soon after. */
const silenceMs = 20_000;
const answerMs = 6_000;
/** A timer that comes later than this slept with its tab, and says nothing of the line. */
const lateMs = 1_000;
const welcomeMs = 15_000;
const retryMs = 1_000;
const retryAfterRefusalMs = 15_000;

/** Closings that say to come back at once, and those after which coming back as we are changes nothing. */
const isAtOnce = (code: number) => code >= 4200 && code < 4300;
const isRefusal = (code: number) => code >= 4000 && (code < 4100 || code >= 4300);

type Told = {
  onFrame(frame: Frame): void;
  /** The line is up, and its socket has this name; or it is not. */
  onSocket(socketId: string | null): void;
};

/**
 * A line to a server of Pusher's protocol (version 7): one socket at a time, made anew for as long as somebody wants it.
 * Not all screens come back at the same moment. What is silent is asked whether it is there, and whoever was refused
 * still asks again now and then, since a server that refuses may be one that is being set up.
 */
export class ReconnectingSocket {
  readonly #address: string;
  readonly #tell: Told;
  #socket: WebSocket | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #upSince: number | null = null;
  #silenceMs = silenceMs;
  #isWanted = false;
  #isRefused = false;

  constructor(address: string, tell: Told) {
    this.#address = address;
    this.#tell = tell;
    onNetworkChange(() => this.#look({ isElsewhere: true }));
    onWake(() => this.#look({ isElsewhere: false }));
  }

  get isUp() {
    return this.#upSince !== null;
  }

  /** The server will not have us, or the browser can't open sockets. */
  get isRefused() {
    return this.#isRefused;
  }

  open() {
    if (this.#isWanted) return;
    this.#isWanted = true;
    this.#connect();
  }

  close() {
    this.#isWanted = false;
    this.#drop();
  }

  say(event: string, data: object) {
    if (this.isUp) this.#socket?.send(JSON.stringify({ event, data }));
  }

  #connect() {
    this.#drop();
    try {
      const socket = new WebSocket(this.#address);
      this.#socket = socket;
      this.#wait(welcomeMs, () => this.#lose(0));
      const heard = (listener: (event: never) => void) => (event: Event) =>
        this.#socket === socket && listener(event as never);
      socket.addEventListener("message", heard(this.#onMessage));
      socket.addEventListener(
        "close",
        heard(({ code }: CloseEvent) => this.#lose(code)),
      );
    } catch {
      this.#lose(4000);
    }
  }

  readonly #onMessage = ({ data: raw }: MessageEvent) => {
    const frame = readFrame(raw);
    if (this.isUp) this.#expectMore();
    else if (frame?.event === "pusher:error") return this.#lose(Number(frame.data.code));
    if (frame?.event === "pusher:connection_established") this.#begin(frame.data);
    else if (frame?.event === "pusher:ping") this.say("pusher:pong", {});
    else if (frame) this.#tell.onFrame(frame);
  };

  #begin({ socket_id: socketId, activity_timeout: seconds }: Frame["data"]) {
    this.#upSince = Date.now();
    this.#isRefused = false;
    this.#silenceMs = Math.min(silenceMs, Number(seconds) * 1_000 || silenceMs);
    this.#expectMore();
    this.#tell.onSocket(String(socketId));
  }

  #expectMore() {
    this.#wait(this.#silenceMs, () => this.#doubt());
  }

  /** Asks whether anybody is there. Whoever has slept may find the answer still waiting, and asks once more. */
  #doubt(isAskedAgain = false) {
    this.say("pusher:ping", {});
    const dueAt = Date.now() + answerMs;
    this.#wait(answerMs, () => {
      const isLate = Date.now() - dueAt > lateMs;
      if (isLate && !isAskedAgain) this.#doubt(true);
      else this.#lose(0);
    });
  }

  /** What is up is asked whether it still is; what waits need not, nor what was begun over another network. */
  #look({ isElsewhere }: { isElsewhere: boolean }) {
    if (!this.#isWanted) return;
    if (this.isUp) this.#doubt();
    else if (isElsewhere || !this.#socket) this.#connect();
  }

  #lose(code: number) {
    // What is closed as soon as it is up would else be made anew without end.
    const hasStood = this.#upSince !== null && Date.now() - this.#upSince > retryMs;
    this.#isRefused = isRefusal(code);
    this.#drop();
    if (hasStood && isAtOnce(code)) return this.#connect();
    this.#wait(this.#pauseMs(hasStood && code < 4000), () => this.#connect());
  }

  /** Whoever has just lost a line that stood tries within a second, and not all at the same moment. */
  #pauseMs(isFirst: boolean) {
    if (this.#isRefused) return retryAfterRefusalMs + Math.random() * retryMs;
    return (isFirst ? 0 : retryMs) + Math.random() * retryMs;
  }

  #drop() {
    clearTimeout(this.#timer);
    const socket = this.#socket;
    this.#socket = null;
    this.#upSince = null;
    socket?.close();
    this.#tell.onSocket(null);
  }

  #wait(ms: number, then: () => void) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(then, ms);
  }
}
