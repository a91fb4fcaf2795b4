import { failOnConsoleErrors, forbidTheNetwork } from "./strictness";

failOnConsoleErrors();
forbidTheNetwork();
