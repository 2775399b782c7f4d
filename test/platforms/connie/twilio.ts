import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv } from 'ajv'
import { root } from '../../support/cli.ts'
import type { Asked } from '../../support/loopback.ts'

const file = join(
  root,
  'test/servers/twilio/node_modules/@twilio/cli-core/src/services/twilio-api/twilio_taskrouter_v1.json'
)

/** Whether Twilio's description of TaskRouter is here; where it is not, that is said. */
export const hasTwilio: boolean = existsSync(file)

if (!hasTwilio) {
  process.stderr.write(
    "the witness for Connie is not held against Twilio's own interface description, which is not installed: run `npm ci --prefix test/servers/twilio`\n"
  )
}

interface Parameter {
  readonly name: string
  readonly in: 'path' | 'query'
  readonly required?: boolean
  readonly schema: object
}

interface Method {
  readonly parameters: readonly Parameter[]
  readonly security: readonly object[]
  readonly responses: Readonly<
    Record<string, { readonly content: Readonly<Record<string, { readonly schema: object }>> }>
  >
}

interface Description {
  readonly paths: Readonly<Record<string, { readonly get?: Method; readonly post?: Method }>>
  readonly components: { readonly schemas: Readonly<Record<string, object>> }
}

/**
 * What Twilio's own description of its interface finds wrong with a request, and with what was answered to it; null where
 * that does not matter.
 */
export const judgedByTwilio = async (asked: Asked, answer: unknown): Promise<readonly string[]> => {
  const { paths, components }: Description = JSON.parse(readFileSync(file, 'utf8'))
  const { pathname, searchParams } = new URL(asked.path, 'https://taskrouter.twilio.com')
  const parts = pathname.split('/')
  const found = Object.entries(paths).find(([path]) => {
    const own = path.split('/')
    return own.length === parts.length && own.every((part, at) => part.startsWith('{') || part === parts[at])
  })
  const method = found?.[1][asked.method === 'GET' ? 'get' : 'post']
  if (!found || !method) return ['there is nothing at this address']
  const inPath = found[0]
    .split('/')
    .flatMap((part, at) => (part.startsWith('{') ? [[part.slice(1, -1), parts[at]] as const] : []))
  const given = { path: new Map(inPath), query: new Map(searchParams) }
  const ajv = new Ajv({ strict: false, coerceTypes: true, validateFormats: false })
  const wrong = (where: string, schema: object, value: unknown): readonly string[] =>
    ajv.validate(schema, value)
      ? []
      : (ajv.errors ?? []).map(({ instancePath, message }) => `${where}${instancePath.slice(6)}: ${message}`)
  const ofParameter = ({ name, in: place, required, schema }: Parameter): readonly string[] => {
    const value = given[place].get(name)
    if (value === undefined) return required ? [`${place} ${name}: is missing`] : []
    return wrong(`${place} ${name}`, { type: 'object', properties: { value: schema } }, { value })
  }
  const unknown = [...given.query.keys()].filter(
    (name) => !method.parameters.some((own) => own.in === 'query' && own.name === name)
  )
  const proof = /^Basic [\w+/]+=*$/.test(asked.headers.authorization ?? '')
  const shape = method.responses['200']?.content['application/json']?.schema
  const whole = { ...shape, components }
  return [
    ...(proof || method.security.length === 0 ? [] : ['nobody says who asks']),
    ...method.parameters.flatMap(ofParameter),
    ...unknown.map((name) => `query ${name}: is not known`),
    ...(answer === null ? [] : wrong('answer', whole, answer))
  ]
}
