/** What somebody signs in with. */
export interface Credential {
  readonly login: string
  readonly password: string
}

/** Somebody who is signed in. */
export interface SignedIn {
  /** Calls a method such as `model.res.user.read`, with an empty context. Throws with the words of a refusal. */
  readonly call: (method: string, ...params: readonly unknown[]) => Promise<unknown>
  /** Whether the person is let do it; throws where it fails for any other reason. */
  readonly may: (method: string, ...params: readonly unknown[]) => Promise<boolean>
}

/** Calls a method of Tryton as anybody can who speaks JSON. */
export const ask = (
  address: string,
  method: string,
  params: readonly unknown[],
  authorization?: string
): Promise<Response> =>
  fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(authorization !== undefined && { authorization }) },
    body: JSON.stringify({ id: 1, method, params })
  })

/** Signs in with a password. Throws the number of the answer where that is refused. */
export const signIn = async (url: string, { login, password }: Credential): Promise<SignedIn> => {
  const session = await resultOf(await ask(`${url}/`, 'common.db.login', [login, { password }, 'en']))
  const [user, key] = session as readonly [number, string]
  const authorization = `Session ${Buffer.from(`${login}:${user}:${key}`).toString('base64')}`
  const call: SignedIn['call'] = async (method, ...params) =>
    resultOf(await ask(`${url}/`, method, [...params, {}], authorization))
  return {
    call,
    may: (method, ...params) =>
      call(method, ...params).then(
        () => true,
        (error: unknown) => {
          if (error instanceof Error && error.message.includes('You are not allowed to access')) return false
          throw error
        }
      )
  }
}

const resultOf = async (response: Response): Promise<unknown> => {
  if (response.status !== 200) throw new Error(String(response.status))
  const { result, error } = (await response.json()) as { readonly result?: unknown; readonly error?: unknown }
  if (error !== undefined) throw new Error(JSON.stringify(error))
  return result
}
