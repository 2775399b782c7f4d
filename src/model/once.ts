/** Works something out when it is first asked for, and only then. Where that throws, the next time tries again. */
export const once = <Value>(compute: () => Value): (() => Value) => {
  let known: { readonly value: Value } | null = null
  return () => (known ??= { value: compute() }).value
}
