import { accept, type Case, reject } from '../case.ts'
import { targetWith } from '../good.ts'

/** Addresses of which a credential must never be sent to one. */
export const addresses: readonly string[] = [
  'http://169.254.169.254/latest/meta-data/',
  'http://metadata.google.internal/',
  'http://127.0.0.1:8080/',
  'http://localhost/',
  'http://[::1]/',
  'http://[::ffff:127.0.0.1]/',
  'http://0x7f000001/',
  'http://2130706433/',
  'http://127.1/',
  'http://0/',
  'http://10.0.0.1/',
  'https://user:pass@api.example.com/',
  'https://api.example.com@attacker.example/',
  'https://api.example.com.attacker.example/',
  'https://attacker.example/?api.example.com',
  'https://api.example.com:444/',
  'https://api.example.com./',
  'https://xn--pi-xka.example.com/',
  'https://\u0430pi.example.com/',
  'HTTPS://API.EXAMPLE.COM/',
  'https:/\\attacker.example',
  'https://api.example.com/../../admin',
  'file:///outside/hosts',
  'gopher://x/',
  'data:application/json,[]',
  'ftp://x/',
  '//attacker.example/',
  'https://api.example.com\\@attacker.example/',
  'https://api.example.com%2f@attacker.example/',
  'https://api.example.com#@attacker.example/',
  'https://api.example.com\u3002attacker.example/',
  ' https://api.example.com/',
  'localhost:8080',
  '10.0.0.1',
  '[::1]:80'
]

const setting = (key: string, value: string): string =>
  targetWith('settings:', `  ${key}: ${JSON.stringify(value)}`)

/** All of them as values, and the places at which they have to be reported. */
const values = (texts: readonly string[]): readonly [string, ...string[]] => {
  const width = String(texts.length).length
  const named = texts.map(
    (text, index) => `  v${String(index).padStart(width, '0')}: ${JSON.stringify(text)}`
  )
  return [targetWith('settings:', ...named), ...texts.map((_, index) => `schema ${index + 6}:${width + 6}`)]
}

/** All of them under names that say what they are. */
const named = (names: readonly string[], text: string): readonly [string, ...string[]] => [
  targetWith('settings:', ...names.map((name) => `  ${name}: ${JSON.stringify(text)}`)),
  ...names.map((_, index) => `schema ${index + 6}:3`)
]

const secrets: readonly string[] = [
  'Bearer abc',
  'ghp_XXXXXXXXXXXXXXXXXXXX',
  'eyJhbGciOiJIUzI1NiJ9.e30.x',
  '-----BEGIN PRIVATE KEY-----',
  'Zm9vYmFyYmF6cXV4MTIzNDU2Nzg5MA'
]

const harmless = targetWith(
  'settings:',
  '  roleMap: {staff-agent: agent, host: call-host}',
  '  tenant: 3f2b8c1e-9a4d-4c1b-8f6e-2d7a5b9c0e13',
  '  pages: ["50", "/v2/staff"]'
)

/** Settings of a target that name an address or hold a secret. */
export const configCases: readonly Case[] = [
  reject('config/base-urls', ...values(addresses)),
  reject(
    'config/base-urls by name',
    ...named(['baseUrl', 'base_url', 'URL', 'redirect-uri', 'webhooks'], '')
  ),
  reject('config/base-urls with a tab', setting('baseUrl', 'https://api.exa\tmple.com/'), 'yaml 6:12'),
  reject('config/base-urls without a scheme', setting('apiHost', 'api.example.com'), 'schema 6:3'),
  reject('config/base-urls as a field', targetWith('url: https://api.example.com'), 'schema 5:1'),
  reject(
    'config/base-urls further inside',
    targetWith('settings: {a: [{b: "//x"}, {redirectUri: x}]}'),
    'schema 5:20',
    'schema 5:29'
  ),
  reject('config/secrets', ...values(secrets)),
  reject(
    'config/secrets by name',
    ...named(['token', 'apiKey', 'client_secret', 'Password', 'private-key'], 'x')
  ),
  accept('config/harmless', harmless, harmless)
]
