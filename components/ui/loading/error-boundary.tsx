"use client";

import { Component, type ReactNode } from "react";
import { retryMissingScripts } from "./lazy-component";

type Props = {
  /** What it shows: as soon as that is something else, it is drawn once more. */
  resetKey: unknown;
  /** What stands in its place, with the way to draw it once more, and what kept it from being drawn. */
  fallback(again: () => void, fault: unknown): ReactNode;
  children: ReactNode;
};

type State = { resetKey: unknown; failed: { by: unknown } | null };

/** A part of a screen that has others beside it: where it can't be drawn, the others stay. */
export class ErrorBoundary extends Component<Props, State> {
  static getDerivedStateFromError = (by: unknown) => ({ failed: { by } });

  static getDerivedStateFromProps = ({ resetKey }: Props, state: State) =>
    resetKey === state.resetKey ? null : { resetKey, failed: null };

  override state: State = { resetKey: this.props.resetKey, failed: null };

  override componentDidCatch = retryMissingScripts;

  override render() {
    const { fallback, children } = this.props;
    const { failed } = this.state;
    return failed ? fallback(() => this.setState({ failed: null }), failed.by) : children;
  }
}
