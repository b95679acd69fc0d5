import { createHash } from 'node:crypto'
import { translatorOf } from '@/lib/messages/catalogue'
import { inLanguage } from '@/lib/messages/public-address'
import { type ArchiveSettings, archiveName, logoPath, prefixOf, themePath } from '@/lib/settings/schema'
import { directionOf } from '@/lib/text'

/** The colours of app/tokens.css, and the bar and the notice of other pages, in the fonts that every device has. */
const style = `:root{color-scheme:light dark;--paper:#faf9f6;--ink:#1d1c1a;--line:#dedad1;--accent:#7a5c2e;--edge-space:1rem}
@media (min-width:40rem){:root{--edge-space:1.5rem}}
@media (prefers-color-scheme:dark){:root{--paper:#161513;--ink:#ebe8e1;--line:#35322d;--accent:#c9a66b}}
*{box-sizing:border-box;margin:0}
body{background:var(--paper);color:var(--ink);font:1rem/1.55 system-ui,sans-serif;overflow-wrap:break-word}
header{border-block-end:1px solid var(--line)}
header>div{display:flex;align-items:center;min-height:3.5rem;max-width:calc(75rem + 2*var(--edge-space));margin-inline:auto;padding-inline:var(--edge-space)}
a{display:inline-flex;align-items:center;gap:.75rem;padding-block:.25rem;color:inherit;font:600 1.125rem/1.2 Georgia,"Times New Roman",serif;text-decoration:none}
a:hover{text-decoration:underline;text-decoration-thickness:1px;text-underline-offset:.3em}
a:focus-visible{outline:2px solid var(--accent);outline-offset:2px;border-radius:2px}
img{width:auto;height:2.25rem;max-width:8rem;object-fit:contain}
main{max-width:calc(42rem + 2*var(--edge-space));margin-inline:auto;padding:5.25rem var(--edge-space) 8rem}
h1{margin-block-end:1.25rem;font:600 1.944rem/1.22 Georgia,"Times New Roman",serif;text-wrap:balance}
p+p{margin-block-start:1rem}`

/** The Content-Security-Policy of a refusal: its own style, and the colours and the logo of the archive. */
export const refusalPolicy = `default-src 'none'; style-src 'self' 'sha256-${createHash('sha256').update(style).digest('base64')}'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`

type Refusal = { archive: ArchiveSettings; language: string; title: string; paragraphs: readonly string[] }

/**
 * A page that refuses a request, in the look of the archive's other notices. It is made of text alone, without the framework and the database: an
 * answer that costs as much as a page would not limit anything.
 */
export function refusalPage({ archive, language, title, paragraphs }: Refusal): string {
  const name = escaped(archiveName(archive, translatorOf(language)))
  const [theme, logo] = [themePath(archive), logoPath(archive)]
  // Staff pages are also in languages that public pages aren't offered in.
  const prefix = archive.languages.includes(language) ? prefixOf(archive, language) : ''
  return [
    `<!doctype html><html lang="${language}" dir="${directionOf(language)}"><head><meta charset="utf-8">`,
    `<meta name="viewport" content="width=device-width, initial-scale=1"><title>${escaped(title)} · ${name}</title>`,
    // Without it, browsers ask for /favicon.ico, which counts for the limit.
    '<link rel="icon" type="image/svg+xml" sizes="any" href="/icon.svg">',
    `<style>${style}</style>${theme ? `<link rel="stylesheet" href="${theme}">` : ''}</head><body>`,
    `<header><div><a href="${inLanguage(prefix, '/')}">`,
    logo ? `<img src="${logo}" alt="">` : '',
    `<span lang="${archive.language}" dir="auto">${name}</span></a></div></header>`,
    `<main><h1>${escaped(title)}</h1>${paragraphs.map((text) => `<p>${escaped(text)}</p>`).join('')}</main></body></html>`,
  ].join('')
}

const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }
const escaped = (text: string) => text.replace(/[&<>]/g, (sign) => signs[sign] ?? sign)
