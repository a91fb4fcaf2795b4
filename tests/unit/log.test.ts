import pino from "pino";
import { log } from "@/lib/log";

jest.mock("pino");

test("where nothing is to be said, nothing is made ready that would wait for the process to end", () => {
  log("error", "a fault", {}, new Error("of the tests"));
  expect(pino).not.toHaveBeenCalled();
});
