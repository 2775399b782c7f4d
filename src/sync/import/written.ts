/** An id as documents have it. */
const idPattern = /^[a-z0-9][a-z0-9-]{0,63}$/

const linePattern = /^\S(?:.*\S)?$/u
const unreadable = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}]/u
const emailPattern = /^[\w'+-]+(?:\.[\w'+-]+)*@(?:[A-Za-z0-9]+(?:-+[A-Za-z0-9]+)*\.)+[A-Za-z][A-Za-z0-9-]*$/

/** Whether a text can stand in a document as an id. @internal */
export const isId = (text: string): boolean => idPattern.test(text)

/** Whether a text can stand in a document on one line, such as a title or the name of a unit. */
export const isLine = (text: string): boolean =>
  text.length <= 200 && linePattern.test(text) && !unreadable.test(text)

/** Whether a text can stand in a document as a user. */
export const isEmail = (text: string): boolean => text.length <= 254 && emailPattern.test(text)

/** Keys that say nothing to a reader, and mean another role on another tenant: numbers and random ones. */
const opaque = /^[^a-z]*$|^[0-9a-f-]{16,}$/

/**
 * The id for a live role: the platform's key where it is one and says something, else its title in ASCII. Numbered
 * where it is taken already.
 */
export const idFor = (key: string, title: string, isTaken: (id: string) => boolean): string => {
  if (isId(key) && !opaque.test(key) && !isTaken(key)) return key
  const base = slug(title) || slug(`role-${key}`) || 'role'
  for (let number = 1; ; number++) {
    const end = number === 1 ? '' : `-${number}`
    const id = base.slice(0, 64 - end.length) + end
    if (!isTaken(id)) return id
  }
}

const slug = (text: string): string =>
  text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 64)
    .replaceAll(/^-+|-+$/g, '')
