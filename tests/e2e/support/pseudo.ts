import { randomUUID } from 'node:crypto'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Page } from '@playwright/test'
import pg from 'pg'
import { demoMembers } from '@/prisma/demo/members'
import { PSEUDO_LOCALE, writePseudoLocale } from '@/tests/support/pseudo-locale'
import { copyDemoMembers } from './demo-members'
import type { Archive } from './empty'
import { type Make, startMaker } from './making'
import { copyDatabase, environmentFor, startServer } from './server'
import { expect, test } from './test'

/** Gives an empty archive the members of the demo and the pseudo-language. */
async function prepare(databaseUrl: string) {
  await copyDemoMembers(
    databaseUrl,
    demoMembers.map(({ key }) => key),
  )
  const database = new pg.Client(databaseUrl)
  await database.connect()
  await database.query(`UPDATE "Settings" SET language = $1, languages = ARRAY[$1, 'en']`, [PSEUDO_LOCALE])
  await database.end()
}

/** The journeys' `test` in an archive of its own, whose interface is in the pseudo-language; its members are those of the demo. */
export const pseudo = test.extend<{ url: string }, { archive: Archive; make: Make }>({
  archive: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the first parameter
    async ({}, use) => {
      const folder = (name: string) => mkdtempSync(path.join(tmpdir(), `stele-pseudo-${name}-`))
      const messages = folder('messages')
      writePseudoLocale(messages)
      const name = `pseudo_${randomUUID().replaceAll('-', '')}`
      const databaseUrl = await copyDatabase(process.env.EMPTY_DATABASE_URL ?? '', name)
      await prepare(databaseUrl)
      // A worker with this fixture runs nothing else.
      Object.assign(process.env, {
        JOURNEYS_MESSAGES: messages,
        NODE_OPTIONS: `--import=${pathToFileURL(path.resolve('tests/e2e/support/more-messages.mjs')).href}`,
      })
      const env = await environmentFor(databaseUrl, folder('media'))
      const archive = { env, url: env.NEXTAUTH_URL }
      Object.assign(process.env, {
        JOURNEYS_LANGUAGE: PSEUDO_LOCALE,
        JOURNEYS_URL: env.NEXTAUTH_URL,
        JOURNEYS_DATABASE_URL: databaseUrl,
        JOURNEYS_MEDIA_DIR: env.MEDIA_DIR,
        JOURNEYS_SESSIONS: folder('sessions'),
      })
      const stop = await startServer(env)
      await use(archive)
      stop()
    },
    { scope: 'worker' },
  ],
  url: async ({ archive }, use) => use(archive.url),
  make: [
    async ({ archive }, use) => {
      expect(archive.url).toBe(process.env.JOURNEYS_URL)
      const { make, end } = await startMaker()
      await use(make)
      end()
    },
    { scope: 'worker' },
  ],
})

/** Text that isn't from the catalogue: names from Intl, keys of the keyboard, and the signs of EDTF, hashes, addresses and file names. */
const FROM_ELSEWHERE =
  /\b(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|UTC|EDTF|XXXX|[0-9a-f]{8,}|https?:\S+|localhost\S*|\S+@\S+|\S+\.(?:txt|pdf|html|md)|BCP|ISO|SHA|PDF|DOI|ISBN|ISSN|Alt|Ctrl|Shift|Enter|Esc|Tab|UTF-8|English|Pseudo-Accents)\b/g

/** Expects that nothing on the page is in plain English, except these phrases and passages of this document, which the journey brings. */
export async function expectNoEnglish(page: Page, own: { phrases: readonly string[]; document: string }) {
  const texts = await page.evaluate(() => {
    const found: string[] = []
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      // Languages are named by Intl, and a textarea holds what was written.
      if (node.parentElement?.closest('script, style, option, datalist, textarea, kbd, pre')) continue
      found.push(node.textContent ?? '')
    }
    // Reference managers read the address of a record in the title of an abbreviation.
    for (const element of document.querySelectorAll(
      ':not(.unapi-id):is([aria-label], [title], [placeholder], [alt])',
    ))
      for (const name of ['aria-label', 'title', 'placeholder', 'alt'])
        found.push(element.getAttribute(name) ?? '')
    return found
  })
  const isFromDocument = (text: string) => own.document.includes(text.trim())
  const english = texts.filter((text) => {
    const rest = own.phrases
      .reduce((left, phrase) => left.replaceAll(phrase, ''), text)
      .replace(/“([^”]*)”/g, (quoted, words: string) => (isFromDocument(words) ? '' : quoted))
      .replace(FROM_ELSEWHERE, '')
    // A passage is shown in lines, and may be cut off.
    const isPassage = (one: string) => one.split(/[\n…]/).every(isFromDocument)
    return /[A-Za-z]{3,}/.test(rest) && !isPassage(text) && !isPassage(rest)
  })
  expect([...new Set(english)], page.url()).toEqual([])
}
