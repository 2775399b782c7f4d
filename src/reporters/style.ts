/** How text is made to stand out. Colours never carry a meaning alone. */
export interface Style {
  readonly strong: (text: string) => string
  readonly faint: (text: string) => string
  readonly bad: (text: string) => string
  readonly warn: (text: string) => string
  readonly good: (text: string) => string
  readonly info: (text: string) => string
}

const same = (text: string): string => text

/** No colours: for files, pipes and `NO_COLOR`. */
export const plain: Style = { strong: same, faint: same, bad: same, warn: same, good: same, info: same }

const sgr =
  (open: number, close: number) =>
  (text: string): string =>
    text === '' ? '' : `\u001b[${open}m${text}\u001b[${close}m`

/** Colours of a terminal. */
export const coloured: Style = {
  strong: sgr(1, 22),
  faint: sgr(2, 22),
  bad: sgr(31, 39),
  warn: sgr(33, 39),
  good: sgr(32, 39),
  info: sgr(36, 39)
}
