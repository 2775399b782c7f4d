import type { Variables } from './context.ts'

/**
 * Everything that must not be seen in a log: the token, what is handed in for the targets, and the forms in which
 * programs send them.
 */
export const secretsIn = (variables: Variables): readonly string[] => {
  const secrets = Object.entries(variables).flatMap(([name, value = '']) =>
    isSecret(name) && value.trim() !== '' ? formsOf(value.trim()) : []
  )
  return [...new Set(secrets)]
}

const isSecret = (name: string): boolean =>
  name === 'INPUT_TOKEN' || name === 'GITHUB_TOKEN' || /^ROLEWRIGHT_.*_?(?:TOKEN|SECRET|PASSWORD)$/.test(name)

/** As it is, and as base64 alone and behind the name with which git sends it. */
const formsOf = (secret: string): readonly string[] => [
  secret,
  ...[secret, `x-access-token:${secret}`].flatMap((text) => [
    Buffer.from(text).toString('base64'),
    Buffer.from(text).toString('base64url')
  ])
]
