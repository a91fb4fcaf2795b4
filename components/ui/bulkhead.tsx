"use client";

import { Component, type ReactNode } from "react";

type Props = {
  /** What it shows: as soon as that is something else, it is drawn once more. */
  of: unknown;
  /** What stands in its place, with the way to draw it once more. */
  instead(again: () => void): ReactNode;
  children: ReactNode;
};

type State = { of: unknown; hasFailed: boolean };

/** A part of a screen that has others beside it: where it can't be drawn, the others stay. */
export class Bulkhead extends Component<Props, State> {
  static getDerivedStateFromError = () => ({ hasFailed: true });

  static getDerivedStateFromProps = ({ of }: Props, state: State) =>
    of === state.of ? null : { of, hasFailed: false };

  override state: State = { of: this.props.of, hasFailed: false };

  override render() {
    const { instead, children } = this.props;
    return this.state.hasFailed
      ? instead(() => this.setState({ hasFailed: false }))
      : children;
  }
}
