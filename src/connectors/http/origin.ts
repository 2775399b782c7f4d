import { CannotRun } from '../../model/errors.ts'

/** Where a platform answers: scheme, host and port, and the path that all its addresses begin with. */
export interface Origin {
  /** Such as `https://acme.example`. */
  readonly origin: string
  /** Such as `/api/v2`, without a slash at the end; empty where there is none. */
  readonly base: string
}

/**
 * Reads the address of a platform as the environment names it, in `variable`. Only https; http where it does not leave this
 * machine. Throws `CannotRun` for anything that is more than scheme, host, port and path.
 */
export const originOf = (text: string, variable: string): Origin => {
  const url = plainUrl(text)
  if (url === null) {
    throw new CannotRun(
      `\`${variable}\` is not an address that could be called`,
      'write it as `https://host` or `https://host/path`, without a name, a password, `?` or `#`'
    )
  }
  if (url.protocol !== 'https:' && !isLoopback(url.hostname)) {
    throw new CannotRun(
      `\`${variable}\` begins with \`http:\`, which anybody on the way can read`,
      'write it with `https:`; `http:` is for this machine only'
    )
  }
  return { origin: url.origin, base: url.pathname.replace(/\/$/, '') }
}

/**
 * The path and query of an address that a platform names itself, such as that of the next page; null where it leads
 * anywhere else than to its origin, or where two readers could take it for different places.
 */
export const withinOrigin = ({ origin }: Origin, text: string): string | null => {
  const url = plainUrl(text.startsWith('/') && !text.startsWith('//') ? `${origin}${text}` : text, true)
  return url === null || url.origin !== origin ? null : `${url.pathname}${url.search}`
}

/** Only what every reader takes for the same place: no user, no escapes of the structure, no step upwards. */
const plainUrl = (text: string, mayAsk = false): URL | null => {
  const shape = mayAsk ? plainWithQuery : plain
  if (!shape.test(text) || /(^|\/)\.{1,2}(\/|$|\?)/.test(text.slice(8)) || /%(2e|2f|5c)/i.test(text))
    return null
  if (!URL.canParse(text)) return null
  const url = new URL(text)
  // A number that is read as another host than is written there, such as `0x7f000001`.
  return url.hostname === shape.exec(text)?.[1]?.toLowerCase() ? url : null
}

const plain =
  /^https?:\/\/(\[[0-9a-f:.]+\]|[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?)(:\d{1,5})?(\/[\w.~!$&'()*+,;=:@%-]*)*$/i
const plainWithQuery =
  /^https?:\/\/(\[[0-9a-f:.]+\]|[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?)(:\d{1,5})?(\/[\w.~!$&'()*+,;=:@%-]*)*(\?[\w.~!$&'()*+,;=:@%/?[\]-]*)?$/i

const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host)
