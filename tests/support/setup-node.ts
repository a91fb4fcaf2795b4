import "./surroundings";
import { failOnConsoleErrors, forbidTheNetwork } from "./strictness";

failOnConsoleErrors();
forbidTheNetwork();
