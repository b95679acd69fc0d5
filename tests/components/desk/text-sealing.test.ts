import { randomBytes, randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { readEntries, readEntry, sealOldEntries, writeEntry } from '@/components/desk/kept-entries'
import { seal, sealBytes, textKey, unseal, unsealBytes } from '@/components/desk/text-sealing'

const [one, other] = [randomUUID(), randomUUID()]
const keys = new Map([one, other].map((id): [string, string] => [id, randomBytes(32).toString('base64')]))
let signedIn: string | null = one

/** A browser's storage whose entries are its own properties, as in a browser. */
const storage = (): Record<string, unknown> =>
  Object.defineProperties(
    {},
    {
      getItem: {
        value(this: Record<string, string>, name: string) {
          return this[name] ?? null
        },
      },
      setItem: {
        value(this: Record<string, string>, name: string, text: string) {
          this[name] = text
        },
      },
      removeItem: {
        value(this: Record<string, string>, name: string) {
          Reflect.deleteProperty(this, name)
        },
      },
    },
  )

beforeEach(() => {
  signedIn = one
  vi.stubGlobal('localStorage', storage())
  vi.stubGlobal('fetch', async () =>
    signedIn === null
      ? Response.json({ error: { message: 'Signed out.' } }, { status: 401 })
      : Response.json({ memberId: signedIn, key: keys.get(signedIn) }),
  )
})
afterEach(() => vi.unstubAllGlobals())

describe('a sealed value', () => {
  it('is read by its member only', async () => {
    const sealed = await seal(one, 'a name', { text: 'Typed last.' })
    expect(sealed).not.toContain('Typed')
    expect(atob(sealed.split('.')[1] ?? '')).not.toContain('Typed')
    expect(await unseal(one, 'a name', sealed)).toEqual({ text: 'Typed last.' })
    signedIn = other
    await expect(unseal(other, 'a name', sealed)).rejects.toThrow()
    // The first member's key is no longer in this page.
    await expect(unseal(one, 'a name', sealed)).rejects.toThrow()
  })

  it('is not accepted under another name', async () => {
    await expect(unseal(one, 'another', await seal(one, 'a name', 'text'))).rejects.toThrow()
  })

  it('is bytes where the storage takes them', async () => {
    const sealed = await sealBytes(
      one,
      'a name',
      new TextEncoder().encode(JSON.stringify({ text: 'Typed last.' })),
    )
    expect(new TextDecoder('latin1').decode(sealed)).not.toContain('Typed')
    expect(await unsealBytes(one, 'a name', sealed)).toEqual({ text: 'Typed last.' })
    await expect(unsealBytes(one, 'another', sealed)).rejects.toThrow()
  })

  it('can be large', async () => {
    const text = 'A sentence of a long text. '.repeat(40_000)
    expect(await unseal(one, 'a name', await seal(one, 'a name', text))).toBe(text)
  })

  it('is made again after the archive did not answer', async () => {
    await textKey(other).catch(() => {})
    signedIn = null
    await expect(seal(one, 'a name', 'text')).rejects.toThrow()
    signedIn = one
    expect(await unseal(one, 'a name', await seal(one, 'a name', 'text'))).toBe('text')
  })
})

describe('an entry of a form', () => {
  const name = `stele-source-${one}-new`
  const stored = () => JSON.stringify(localStorage)

  it('is stored encrypted and read again', async () => {
    await writeEntry(name, { title: 'Half a title' })
    expect(stored()).toContain('sealed:')
    expect(stored()).not.toContain('Half')
    expect(await readEntry(name)).toEqual({ title: 'Half a title' })
  })

  it('ends as what was written last', async () => {
    const writes = [writeEntry(name, 'first'), writeEntry(name, 'second')]
    await Promise.all(writes)
    expect(await readEntry(name)).toBe('second')
    const write = writeEntry(name, 'third')
    await writeEntry(name, null)
    await write
    expect(stored()).toBe('{}')
  })

  it('is found by the beginning of its name', async () => {
    await writeEntry(`${name}-1`, 'first')
    await writeEntry(`${name}-2`, 'second')
    await writeEntry(`stele-text-${one}-other`, 'another')
    expect(await readEntries(`${name}-`)).toEqual(
      new Map([
        [`${name}-1`, 'first'],
        [`${name}-2`, 'second'],
      ]),
    )
  })

  it('of an older version is encrypted for its own member', async () => {
    const theirs = `stele-text-${other}-note`
    localStorage.setItem(name, JSON.stringify('mine, in plain text'))
    localStorage.setItem(theirs, JSON.stringify('theirs, in plain text'))
    localStorage.setItem('stele-review-place-a', JSON.stringify('no one in particular'))
    await sealOldEntries(one)
    expect(stored()).not.toMatch(/mine|no one/)
    expect(stored()).toContain('theirs')
    expect(await readEntry(name)).toBe('mine, in plain text')
    signedIn = other
    await sealOldEntries(other)
    expect(stored()).not.toContain('theirs')
  })
})
