import { whenIdle } from "@/components/ui/rendering/when-idle";

type Idle = (deadline: { didTimeout: boolean }) => void;

const asked: Idle[] = [];
const rest = (didTimeout = false) => asked.shift()?.({ didTimeout });

beforeEach(() => {
  asked.length = 0;
  const requestIdleCallback = (idle: Idle) => asked.push(idle);
  const cancelIdleCallback = () => asked.splice(0);
  Object.assign(globalThis, { requestIdleCallback, cancelIdleCallback });
});
afterEach(() => {
  Reflect.deleteProperty(globalThis, "requestIdleCallback");
  Reflect.deleteProperty(globalThis, "cancelIdleCallback");
  jest.restoreAllMocks();
});

/** What the browser says of a press, which there is none of without one. */
const press = (isPressed = true) =>
  jest.spyOn(document, "querySelector").mockReturnValue(isPressed ? document.body : null);

test("what can wait waits for a press to end, since what is let go of is to be answered at once", () => {
  const work = jest.fn();
  whenIdle(work);
  press();
  rest();
  rest();
  expect(work).not.toHaveBeenCalled();
  press(false);
  rest();
  expect(work).toHaveBeenCalledTimes(1);
  expect(asked).toEqual([]);
});

test("a page that finds no rest does it in time all the same", () => {
  const work = jest.fn();
  whenIdle(work);
  press();
  rest(true);
  expect(work).toHaveBeenCalledTimes(1);
});

test("what is called off during a press is not done after it", () => {
  const work = jest.fn();
  const callOff = whenIdle(work);
  press();
  rest();
  callOff();
  expect(asked).toEqual([]);
  expect(work).not.toHaveBeenCalled();
});
