/** What satori draws: a tree of boxes and texts with CSS-like styles, no React needed. */
export interface Element {
  readonly type: "div";
  readonly props: {
    readonly style: Readonly<Record<string, string | number>>;
    readonly children?: string | readonly Element[];
  };
}

type Style = Readonly<Record<string, string | number>>;

/** A box whose children stand below each other. */
export function column(style: Style, ...children: readonly Element[]): Element {
  return {
    type: "div",
    props: { style: { display: "flex", flexDirection: "column", ...style }, children },
  };
}

/** A box whose children stand beside each other. */
export function row(style: Style, ...children: readonly Element[]): Element {
  return {
    type: "div",
    props: { style: { display: "flex", flexDirection: "row", ...style }, children },
  };
}

export function text(style: Style, words: string): Element {
  return { type: "div", props: { style: { display: "flex", ...style }, children: words } };
}

/** The look of all pictures: paper, ink, and the red of a bell's ribbon; large enough for eyes of seventy. */
export const LOOK = {
  width: 750,
  paper: "#FBF6EC",
  card: "#FFFFFF",
  ink: "#2B2320",
  soft: "#7A6A5E",
  red: "#B3261E",
  gold: "#E8B84A",
  green: "#3E7D4F",
  line: "#E8DCC8",
} as const;
