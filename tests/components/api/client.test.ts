import { afterEach, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { ApiError, ask, demand } from '@/components/api/client'
import { unreached } from '@/components/desk/refusal'

const schema = z.object({ id: z.string() })
const answering = (status: number, body: unknown) =>
  vi.stubGlobal('fetch', async () => new Response(JSON.stringify(body), { status }))

afterEach(() => vi.unstubAllGlobals())

describe('the client of the archive’s API', () => {
  it('gives what the schema makes of the answer', async () => {
    answering(201, { id: 'a', more: 1 })
    expect(await ask(schema, '/api/x', { method: 'POST', body: {} })).toEqual({ done: { id: 'a' } })
  })

  it('passes on why the server refused, field by field', async () => {
    answering(422, { error: { name: 'Invalid', message: 'No.', fields: { name: 'Enter a name.' } } })
    expect(await ask(schema, '/api/x')).toEqual({
      refusal: { message: 'No.', fields: { name: 'Enter a name.' }, signedOut: false },
    })
  })

  it('says that the session has ended', async () => {
    answering(401, { error: { name: 'SignedOut', message: 'Your session has ended.' } })
    expect(await ask(schema, '/api/x')).toMatchObject({ refusal: { signedOut: true } })
  })

  it('says that no answer came, and takes a broken one for none', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('offline')))
    expect(await ask(schema, '/api/x')).toEqual({ refusal: unreached })
    vi.stubGlobal('fetch', async () => new Response('<html>', { status: 502 }))
    expect(await ask(schema, '/api/x')).toEqual({ refusal: unreached })
  })

  it('rejects with the refusal where a plain value is demanded', async () => {
    answering(404, { error: { name: 'NotFound', message: 'Nothing here.' } })
    const error = await demand(schema, '/api/x').catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(ApiError)
    expect(error).toMatchObject({ refusal: { message: 'Nothing here.' } })
  })
})
