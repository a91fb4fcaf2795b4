"use client";

import { Component, type ReactNode } from "react";
import { askAnew } from "./fetched-later";

type Props = {
  /** What it shows: as soon as that is something else, it is drawn once more. */
  of: unknown;
  /** What stands in its place, with the way to draw it once more, and what kept it from being drawn. */
  instead(again: () => void, fault: unknown): ReactNode;
  children: ReactNode;
};

type State = { of: unknown; failed: { by: unknown } | null };

/** A part of a screen that has others beside it: where it can't be drawn, the others stay. */
export class Bulkhead extends Component<Props, State> {
  static getDerivedStateFromError = (by: unknown) => ({ failed: { by } });

  static getDerivedStateFromProps = ({ of }: Props, state: State) =>
    of === state.of ? null : { of, failed: null };

  override state: State = { of: this.props.of, failed: null };

  override componentDidCatch = askAnew;

  override render() {
    const { instead, children } = this.props;
    const { failed } = this.state;
    return failed ? instead(() => this.setState({ failed: null }), failed.by) : children;
  }
}
