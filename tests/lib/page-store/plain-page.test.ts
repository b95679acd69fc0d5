import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { plainPage } from '@/lib/page-store/plain-page'

const own = 'document.title = "</b>"'
const policy = `default-src 'none'; script-src 'sha256-${createHash('sha256').update(own).digest('base64')}'; style-src 'self'`

const page = (body: string, head = '') =>
  `<!DOCTYPE html><html lang="en"><head>${head}<title>A &lt;script&gt; · B</title></head><body>${body}</body></html>`

describe('a page for readers', () => {
  it('has no script of the framework, nor its data and marks', () => {
    const html = page(
      '<div hidden=""><!--$--><!--/$--></div><p>Five<!-- --> &amp; “six”</p><script>self.__next_f.push([1,"<p>Five</p>"])</script><script src="/_next/static/a.js" async=""></script>',
      '<link rel="preload" as="script" fetchPriority="low" href="/_next/a.js"/><link rel="stylesheet" href="/a.css"/><meta name="next-size-adjust" content=""/>',
    )
    expect(plainPage(html, policy)).toBe(
      page('<p>Five &amp; “six”</p>', '<link rel="stylesheet" href="/a.css"/>'),
    )
  })

  it('keeps its data for machines and the script that its policy names', () => {
    const html = page(
      `<script type="application/ld+json">{"name":"\\u003c/script>"}</script><script>${own}</script>`,
    )
    expect(plainPage(html, policy)).toBe(html)
    expect(plainPage(html, `script-src 'none'`)).not.toContain(own)
  })

  it('keeps every sign of its text', () => {
    const html = page(
      '<pre>\n  a < b\r\n</pre><textarea><!-- words --></textarea><svg viewBox="0 0 1 1"><path d="M0 0"/></svg>',
    )
    expect(plainPage(html, policy)).toBe(html)
  })

  it('is null while a part of it waits for a script', () => {
    expect(plainPage(page('<template id="B:0"></template>'), policy)).toBeNull()
    expect(plainPage(page('<div hidden id="S:0"><p>Late</p></div>'), policy)).toBeNull()
    expect(plainPage(page('<p id="S:0">Mine</p>'), policy)).not.toBeNull()
  })
})
