/** `npm run note` writes the background note of the demo archive (prisma/demo/note.ts) as a PDF. */
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { chromium } from '@playwright/test'
import { noteTitle, sections, statements } from '../../prisma/demo/note'
import { browserPath } from '../e2e/support/browser'

const font = pathToFileURL(
  createRequire(import.meta.url).resolve(
    '@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-normal.woff2',
  ),
)
const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

const html = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>${escaped(noteTitle)}</title>
<style>
  @font-face { font-family: 'Source Serif'; src: url('${font.href}'); font-weight: 200 900 }
  @page { size: A4; margin: 24mm 26mm }
  body { font: 11pt/1.5 'Source Serif'; hyphens: none }
  h1 { font-size: 18pt; line-height: 1.25; margin: 0 0 10mm }
  h2 { font-size: 13pt; margin: 8mm 0 2mm; break-after: avoid }
  p { margin: 0 0 6mm; break-inside: avoid }
</style>
<h1>${escaped(noteTitle)}</h1>
${sections
  .map(
    ([heading, keys]) =>
      `<h2>${escaped(heading)}</h2>\n${keys.map((key) => `<p>${escaped(statements[key])}</p>`).join('\n')}`,
  )
  .join('\n')}
</html>`

const browser = await chromium.launch({
  executablePath: await browserPath(),
  args: ['--no-sandbox', '--disable-gpu', '--allow-file-access-from-files'],
})
const page = await browser.newPage()
// A page of the file system, because other pages can't load the font.
await page.goto(font.href.replace(/[^/]*$/, '')).catch(() => null)
await page.setContent(html, { waitUntil: 'load' })
await page.evaluate(() => document.fonts.ready.then(() => undefined))
await page.pdf({
  path: new URL('../../prisma/demo/background-note.pdf', import.meta.url).pathname,
  preferCSSPageSize: true,
  tagged: true,
})
await browser.close()
