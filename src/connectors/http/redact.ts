/**
 * Takes secrets out of a text, also where they stand in it encoded for an address, a header or JSON. A text that is shorter
 * than `shortest` is left alone, for it would spoil everything.
 */
export const redactor = (secrets: readonly string[], shortest: number = 4): ((text: string) => string) => {
  const forms = secrets.filter((secret) => secret.length >= shortest).flatMap(formsOf)
  const longestFirst = [...new Set(forms)].sort((a, b) => b.length - a.length)
  return (text) => longestFirst.reduce((shown, form) => shown.replaceAll(form, '***'), text)
}

const formsOf = (secret: string): readonly string[] => {
  const base64 = Buffer.from(secret).toString('base64')
  return [
    secret,
    encodeURIComponent(secret),
    JSON.stringify(secret).slice(1, -1),
    base64,
    base64.replace(/=+$/, ''),
    Buffer.from(secret).toString('base64url')
  ]
}

/**
 * What a platform has said, without secrets that it has written back: nobody expects them there, and what is read is shown.
 * Only what is too long to be said by chance counts, for a title that is also somebody's password stays a title.
 */
export const withoutSecrets = (value: unknown, secrets: readonly string[]): unknown => {
  const hide = redactor(secrets, tooLongForChance)
  const hidden = (said: unknown): unknown => {
    if (typeof said === 'string') return hide(said)
    if (Array.isArray(said)) return said.map(hidden)
    if (typeof said !== 'object' || said === null) return said
    return Object.fromEntries(Object.entries(said).map(([key, each]) => [hide(key), hidden(each)]))
  }
  return hidden(value)
}

const tooLongForChance = 16
