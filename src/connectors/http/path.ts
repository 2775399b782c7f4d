/**
 * The path of an address from its parts, each of which is escaped: an id of a platform never becomes a part of the
 * structure. Throws for a part that is empty, `.` or `..`, or has characters that no address has: that is a defect of the
 * connector, or a platform that lies.
 */
export const pathOf = (parts: readonly string[]): string =>
  parts
    .map((part) => {
      if (part === '' || part === '.' || part === '..' || unfit.test(part))
        throw new TypeError(`${JSON.stringify(part)} cannot be a part of an address`)
      return `/${encodeURIComponent(part)}`
    })
    .join('')

const unfit = /[\p{Cc}\p{Cs}]/u
