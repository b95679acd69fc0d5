/** `npm run docs:checks` writes one page in docs/checks for each automatic check, from its explanation, and removes other pages there. */
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { checks } from '@/lib/checks'
import { pagesOf } from '@/lib/checks/pages'
import { translatorOf } from '@/lib/messages/catalogue'

const folder = path.join('docs', 'checks')
const pages = pagesOf(checks, translatorOf('en'))
mkdirSync(folder, { recursive: true })
for (const file of readdirSync(folder)) if (!pages.has(file)) rmSync(path.join(folder, file))
for (const [file, text] of pages) writeFileSync(path.join(folder, file), text)
console.log(`${pages.size} pages in ${folder}`)
