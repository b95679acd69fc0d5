import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Autosave, timing } from '@/components/editor/saving/autosave'
import type { Answer, SaveStatus } from '@/components/editor/saving/save-status'

type SendOptions = { base: string; isGuess?: boolean; keepTheirs: boolean; parting: boolean }

/** A page with one text and a server with one row, which can be made to fail. */
function scene() {
  const server = {
    version: 1,
    text: 'begin',
    savedBy: 'A',
    isOwn: false,
    answers: [] as ('offline' | 'lost' | 'signedOut' | 'refused' | 'invalid')[],
    calls: [] as { base: number; text: string; keepTheirs: boolean }[],
    parting: 0,
    guessedOn: [] as string[],
    underway: 0,
    mostUnderway: 0,
    delay: 100,
  }
  const browser = {
    kept: null as null | { base: number; text: string },
    broken: false,
    slow: false,
    keeps: 0,
  }
  const page = { text: 'begin', statuses: [] as SaveStatus<string>[] }

  const send = async (
    base: number,
    text: string,
    { base: before, isGuess, keepTheirs, parting }: SendOptions,
  ): Promise<Answer<string>> => {
    if (parting) server.parting += 1
    server.calls.push({ base, text, keepTheirs })
    if (isGuess) server.guessedOn.push(before)
    server.underway += 1
    server.mostUnderway = Math.max(server.mostUnderway, server.underway)
    await new Promise((resolve) => setTimeout(resolve, server.delay))
    server.underway -= 1
    const fault = server.answers.shift()
    if (fault === 'offline') throw new TypeError('Failed to fetch')
    if (fault === 'signedOut') return { kind: 'signedOut' }
    if (fault === 'refused') return { kind: 'refused', message: 'In review.' }
    if (fault === 'invalid') return { kind: 'invalid', fields: { title: 'Too long.' } }
    if (base !== server.version)
      return {
        kind: 'conflict',
        current: {
          version: server.version,
          content: server.text,
          savedBy: server.savedBy,
          isOwn: server.isOwn,
          savedAt: '10:00',
        },
      }
    server.version += 1
    server.text = text
    if (fault === 'lost') throw new TypeError('Failed to fetch')
    return { kind: 'saved', version: server.version, savedAt: `at ${server.version}` }
  }
  const autosave = new Autosave<string>(
    {
      read: () => page.text,
      send,
      keep: async (base, text) => {
        browser.keeps += 1
        if (browser.slow) await new Promise(() => {})
        if (browser.broken) throw new Error('quota')
        browser.kept = { base, text }
      },
      discard: async () => {
        browser.kept = null
      },
      same: (one, other) => one === other,
      merge: (base, theirs) => {
        if (!page.text.startsWith(base) || !theirs.endsWith(base)) return false
        page.text = theirs + page.text.slice(base.length)
        return true
      },
      show: (status) => page.statuses.push(status),
    },
    1,
    'at 1',
  )
  const type = (text: string) => {
    page.text = text
    autosave.changed()
  }
  return { server, browser, page, autosave, type, status: () => page.statuses.at(-1) }
}

const pass = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds)

describe('autosave', () => {
  beforeEach(() => vi.useFakeTimers())
  afterEach(() => vi.useRealTimers())

  it('saves within two seconds and then discards the kept text', async () => {
    const { server, browser, type, status } = scene()
    type('one')
    await pass(timing.keepEvery)
    expect(browser.kept).toEqual({ base: 1, text: 'one' })
    expect(status()).toEqual({ kind: 'changed', kept: true })
    await pass(2_000 - timing.keepEvery)
    expect(server.text).toBe('one')
    expect(status()).toEqual({ kind: 'saved', version: 2, savedAt: 'at 2', kept: true })
    expect(browser.kept).toBeNull()
    await pass(60_000)
    expect(server.calls).toHaveLength(1)
  })

  it('saves within two seconds while typing goes on', async () => {
    const { server, type } = scene()
    for (let second = 0; second < 10; second += 0.5) {
      type(`text ${second}`)
      await pass(500)
    }
    expect(server.calls.length).toBeGreaterThanOrEqual(5)
    expect(server.calls[0]?.text).toBe('text 1')
  })

  it('shows no status that is the one before', async () => {
    const { page, type } = scene()
    for (let key = 0; key < 10; key += 1) type(`text ${key}`)
    expect(page.statuses).toEqual([{ kind: 'changed', kept: false }])
    await pass(timing.keepEvery)
    expect(page.statuses.slice(1)).toEqual([{ kind: 'changed', kept: true }])
  })

  it('has at most one save under way, based on the last version', async () => {
    const { server, type, status } = scene()
    server.delay = 3_000
    for (let step = 1; step <= 40; step += 1) {
      type(`text ${step}`)
      await pass(300)
    }
    await pass(10_000)
    expect(server.mostUnderway).toBe(1)
    expect(server.calls.map(({ base }) => base)).toEqual(server.calls.map((_, index) => index + 1))
    expect(server.text).toBe('text 40')
    expect(status()?.kind).toBe('saved')
  })

  it('keeps the text before it is sent', async () => {
    const { server, browser, autosave, type, page } = scene()
    server.answers = ['offline']
    const keptAtSend: unknown[] = []
    const push = server.calls.push.bind(server.calls)
    server.calls.push = (...calls) => {
      keptAtSend.push(browser.kept?.text)
      return push(...calls)
    }
    // The save key, before the text was kept by itself.
    type('one')
    autosave.retry()
    await pass(1)
    expect(keptAtSend).toEqual([page.text])
  })

  it('retries after growing delays and on reconnecting', async () => {
    const { server, browser, autosave, type, status } = scene()
    server.answers = ['offline', 'offline', 'offline', 'offline', 'offline', 'offline']
    type('one')
    await pass(1_200)
    expect(status()).toEqual({ kind: 'unreachable', kept: true })
    await pass(2_100)
    expect(server.calls).toHaveLength(2)
    await pass(2_100)
    expect(server.calls).toHaveLength(2)
    type('one, two')
    await pass(300)
    expect(browser.kept?.text).toBe('one, two')
    expect(status()?.kind).toBe('unreachable')
    server.answers = []
    autosave.retry()
    await pass(200)
    expect(server.text).toBe('one, two')
    expect(status()?.kind).toBe('saved')
  })

  it('recognises its own save when the answer was lost', async () => {
    const { server, type, status } = scene()
    server.answers = ['lost']
    type('one')
    await pass(1_200)
    expect(status()?.kind).toBe('unreachable')
    type('one, two')
    await pass(10_000)
    expect(server.text).toBe('one, two')
    expect(status()?.kind).toBe('saved')
  })

  it('shows both versions in a conflict and waits for a decision', async () => {
    const { server, browser, page, autosave, type, status } = scene()
    server.version = 5
    server.text = 'theirs'
    type('mine')
    await pass(2_000)
    expect(status()).toMatchObject({
      kind: 'conflict',
      current: { version: 5, content: 'theirs', savedBy: 'A' },
      base: 'begin',
    })
    type('mine and')
    const shown = page.statuses.length
    type('mine and more')
    // What is chosen from is the text as it is now.
    expect(page.statuses.length).toBe(shown + 1)
    autosave.retry()
    await pass(60_000)
    expect(server.calls).toHaveLength(1)
    expect(server.text).toBe('theirs')
    expect(browser.kept?.text).toBe('mine and more')
  })

  it('saves what was chosen over theirs and has theirs kept once', async () => {
    const { server, autosave, type, status } = scene()
    server.version = 5
    server.text = 'theirs'
    type('mine')
    await pass(2_000)
    autosave.resolve()
    await pass(200)
    expect(server.calls.at(-1)).toEqual({ base: 5, text: 'mine', keepTheirs: true })
    expect(server.text).toBe('mine')
    type('mine again')
    await pass(2_000)
    expect(server.calls.at(-1)).toEqual({ base: 6, text: 'mine again', keepTheirs: false })
    expect(status()?.kind).toBe('saved')
  })

  it('continues with theirs when the member chooses it', async () => {
    const { server, autosave, type, page, status } = scene()
    server.version = 5
    server.text = 'theirs'
    type('mine')
    await pass(2_000)
    page.text = 'theirs'
    autosave.resolve()
    await pass(200)
    expect(server.calls.at(-1)).toEqual({ base: 5, text: 'theirs', keepTheirs: true })
    expect(status()).toMatchObject({ kind: 'saved', version: 6 })
    type('theirs, corrected')
    await pass(2_000)
    expect(server.calls.at(-1)).toEqual({ base: 6, text: 'theirs, corrected', keepTheirs: false })
    expect(server.text).toBe('theirs, corrected')
  })

  it('waits after an expired session and sends after sign-in', async () => {
    const { server, browser, autosave, type, status } = scene()
    server.answers = ['signedOut']
    type('one')
    await pass(1_200)
    expect(status()).toEqual({ kind: 'signedOut', kept: true })
    expect(browser.kept?.text).toBe('one')
    autosave.retry()
    await pass(200)
    expect(server.text).toBe('one')
  })

  it('sends an invalid text again only after a change', async () => {
    const { server, type, status } = scene()
    server.answers = ['invalid']
    type('too long')
    await pass(60_000)
    expect(server.calls).toHaveLength(1)
    expect(status()).toMatchObject({ kind: 'invalid', fields: { title: 'Too long.' }, kept: true })
    type('short')
    await pass(2_000)
    expect(server.text).toBe('short')
  })

  it('keeps the text of a closed draft and does not send it', async () => {
    const { server, browser, autosave, type, status } = scene()
    server.answers = ['refused']
    type('one')
    await pass(1_200)
    expect(status()).toMatchObject({ kind: 'refused', message: 'In review.' })
    type('two')
    await pass(60_000)
    expect(server.calls).toHaveLength(1)
    expect(browser.kept?.text).toBe('two')
    autosave.retry()
    await pass(200)
    expect(server.text).toBe('two')
  })

  it('reports a change that is neither saved nor kept', async () => {
    const { server, browser, autosave, type, status } = scene()
    browser.broken = true
    server.answers = ['offline']
    type('one')
    expect(autosave.atRisk).toBe(true)
    await pass(1_200)
    expect(status()).toEqual({ kind: 'unreachable', kept: false })
    expect(autosave.atRisk).toBe(true)
    browser.broken = false
    type('one, two')
    await pass(300)
    expect(autosave.atRisk).toBe(false)
  })

  it('distinguishes an opened text from a saved one', async () => {
    const { autosave, type, page, status } = scene()
    autosave.renew({ version: 4, savedAt: 'at 4', content: 'begin' })
    expect(status()).toEqual({ kind: 'opened', version: 4, savedAt: 'at 4', kept: true })
    type('one')
    autosave.renew({ version: 9, savedAt: 'at 9', content: 'other' })
    expect(status()?.kind).toBe('changed')
    await pass(2_000)
    expect(page.statuses.filter(({ kind }) => kind === 'opened')).toHaveLength(1)
  })

  it('merges what another tab of the same member saved', async () => {
    const { server, page, type, status } = scene()
    server.version = 5
    server.text = 'elsewhere, begin'
    server.isOwn = true
    type('begin, here')
    await pass(2_000)
    expect(server.text).toBe('elsewhere, begin, here')
    expect(page.text).toBe(server.text)
    expect(status()).toMatchObject({ kind: 'saved', version: 6 })
    expect(page.statuses.map(({ kind }) => kind)).not.toContain('conflict')
  })

  it('shows both versions when another tab changed the same paragraph', async () => {
    const { server, type, status } = scene()
    server.version = 5
    server.text = 'all is different'
    server.isOwn = true
    type('begin, here')
    await pass(2_000)
    expect(status()).toMatchObject({ kind: 'conflict', current: { isOwn: true } })
  })

  it('merges nothing that another member saved', async () => {
    const { server, type, status } = scene()
    server.version = 5
    server.text = 'elsewhere, begin'
    type('begin, here')
    await pass(2_000)
    expect(status()?.kind).toBe('conflict')
  })

  it('resolves when a page that ends has saved its text', async () => {
    const { server, autosave, type } = scene()
    type('one')
    const saved = autosave.saveNow()
    await pass(50)
    type('one, two')
    await pass(300)
    expect(await saved).toBe(true)
    expect(server.text).toBe('one, two')
    expect(await autosave.saveNow()).toBe(true)
    expect(server.calls).toHaveLength(2)
  })

  it('resolves when a page that ends could not save its text', async () => {
    const { server, browser, autosave, type } = scene()
    server.answers = ['offline']
    type('one')
    const saved = autosave.saveNow()
    await pass(200)
    expect(await saved).toBe(false)
    expect(browser.kept?.text).toBe('one')
  })

  it('sends at once when the page is closed', async () => {
    const { server, browser, autosave, type } = scene()
    browser.slow = true
    type('one')
    autosave.close()
    expect(server.calls).toEqual([{ base: 1, text: 'one', keepTheirs: false }])
    expect(server.parting).toBe(1)
    autosave.close()
    autosave.hide()
    expect(server.calls).toHaveLength(1)
  })

  it('sends a closing page during a save and recognises both', async () => {
    const { server, autosave, type, status } = scene()
    type('one')
    await pass(1_050)
    type('one, two')
    autosave.close()
    expect(server.calls.map(({ base, text }) => [base, text])).toEqual([
      [1, 'one'],
      [2, 'one, two'],
    ])
    expect(server.guessedOn).toEqual(['one'])
    await pass(60)
    type('one, two, three')
    await pass(10_000)
    expect(server.text).toBe('one, two, three')
    expect(status()?.kind).toBe('saved')
  })

  it('sends nothing from a closing page in a conflict', async () => {
    const { server, browser, autosave, type } = scene()
    server.version = 5
    server.text = 'theirs'
    type('mine')
    await pass(2_000)
    type('mine and more')
    autosave.close()
    await pass(300)
    expect(server.calls).toHaveLength(1)
    expect(browser.kept?.text).toBe('mine and more')
  })

  it('sends what was typed during a save when the page ends', async () => {
    const { server, page, autosave, type } = scene()
    type('one')
    await pass(1_050)
    type('one, two')
    autosave.leave()
    page.text = 'another record'
    await pass(2_000)
    expect(server.text).toBe('one, two')
    expect(server.calls).toHaveLength(2)
  })

  it('keeps the text when the page ends without the server', async () => {
    const { server, browser, autosave, type } = scene()
    server.answers = ['offline', 'offline']
    type('one')
    autosave.leave()
    await pass(120_000)
    expect(server.calls).toHaveLength(1)
    expect(browser.kept?.text).toBe('one')
  })
})
