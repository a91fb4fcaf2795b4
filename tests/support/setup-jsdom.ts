import "@testing-library/jest-dom";
import { failOnConsoleErrors } from "./strictness";

failOnConsoleErrors();
