/** Documents by their path below the policy folder. Text is written as UTF-8. */
export type Files = Readonly<Record<string, string | Uint8Array>>

/**
 * What has to become of bad input. REJECT and WARN: findings as `rule file:line:column`, exactly these; `others` allows
 * more of the same rule and file after them. ACCEPT: it is read without an error, to the same as `like`.
 */
export type Verdict =
  | { readonly kind: 'REJECT'; readonly at: readonly string[]; readonly others: boolean }
  | { readonly kind: 'WARN'; readonly at: readonly string[] }
  | { readonly kind: 'ACCEPT'; readonly like: Files }

/** One bad input, and what has to become of it. */
export interface Case {
  /** The name of the case, such as `yaml/alias-bomb`. */
  readonly name: string
  readonly files: Files
  readonly verdict: Verdict
}

/** The file of a case that has only one. */
const only = 'document.yaml'

const placed = (at: readonly string[]): readonly string[] =>
  at.map((each) => each.replace(/ (?=\d+:\d+$)/, ` ${only}:`))

const filesOf = (content: string | Uint8Array | Files): Files =>
  typeof content === 'string' || content instanceof Uint8Array ? { [only]: content } : content

/** Refused, with findings at exactly these places: `yaml 6:3`, or `yaml a.yaml:6:3` where there are several files. */
export const reject = (
  name: string,
  content: string | Uint8Array | Files,
  ...at: readonly string[]
): Case => ({
  name,
  files: filesOf(content),
  verdict: { kind: 'REJECT', at: placed(at), others: false }
})

/** Refused, first at this place, and perhaps again further on in the same file. */
export const rejectFrom = (name: string, content: string | Uint8Array | Files, at: string): Case => ({
  name,
  files: filesOf(content),
  verdict: { kind: 'REJECT', at: placed([at]), others: true }
})

/** Read, with findings that are seen. */
export const warn = (name: string, content: string | Files, ...at: readonly string[]): Case => ({
  name,
  files: filesOf(content),
  verdict: { kind: 'WARN', at: placed(at) }
})

/** Read as if it were the other one. */
export const accept = (name: string, content: string | Uint8Array | Files, like: string | Files): Case => ({
  name,
  files: filesOf(content),
  verdict: { kind: 'ACCEPT', like: filesOf(like) }
})
