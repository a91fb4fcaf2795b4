declare module "jest-axe" {
  type Violation = { id: string; help: string };
  export function axe(element: Element): Promise<{ violations: Violation[] }>;
}
