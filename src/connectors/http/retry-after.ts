/**
 * How long an answer asks to wait, in milliseconds; null where it does not say, or says nothing that makes sense. A date
 * that is over means no wait. Source: RFC 9110, 10.2.3.
 */
export const retryAfterOf = (header: string | null, now: number): number | null => {
  const text = header?.trim() ?? ''
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1000
  if (!/^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/.test(text)) return null
  const at = Date.parse(text)
  return Number.isNaN(at) ? null : Math.max(0, at - now)
}
