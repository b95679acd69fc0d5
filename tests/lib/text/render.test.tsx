import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { RichText } from '@/components/text/RichText'
import { renderHtml } from '@/lib/text/html'
import { english } from '@/tests/support/english'
import {
  blockquote,
  bold,
  br,
  cited,
  doc,
  h,
  link,
  list,
  p,
  quoted,
  sensitive,
  whole,
} from '@/tests/support/factories/pure'

const body = whole(
  h(2, 'A <b>heading</b>'),
  p('1 < 2 & ', bold('"bold"'), br, link('https://example.org/?a=1&b="2"', 'link'), cited()),
  list([p('item')]),
  blockquote(p('apart')),
  sensitive('Shows <injuries>.', p('closed')),
  quoted('سفر', { language: 'ar', mode: 'TRANSLATION', original: '<i>', translator: 'A <B>' }),
)

describe('bodies as pages and exports', () => {
  it('renders as React with escaped text, ids and directions', () => {
    const html = renderToStaticMarkup(<RichText document={body} language="en" />)
    expect(html).toContain('<h2 id="text-a-b-heading-b">A &lt;b&gt;heading&lt;/b&gt;</h2>')
    expect(html).toContain('1 &lt; 2 &amp; <strong>&quot;bold&quot;</strong><br/>')
    expect(html).toContain('<ul><li><p>item</p></li></ul><blockquote><p>apart</p></blockquote>')
    expect(html).toContain('<details><summary>Shows &lt;injuries&gt;.</summary><p>closed</p></details>')
    expect(html).toContain('<sup>1</sup>')
    expect(html).toContain('<blockquote lang="ar" dir="rtl"><p>سفر <sup>2</sup></p></blockquote>')
    expect(html).not.toContain('<i>')
  })

  it('lets the page render quotations and citations', () => {
    const html = renderToStaticMarkup(
      <RichText
        document={body}
        language="en"
        parts={{
          quotation: ({ quotation: { mode }, number, children }) => (
            <q title={`${mode} ${number}`}>{children}</q>
          ),
          citation: ({ citation: { chain }, number }) => <i>{`${chain.length}/${number}`}</i>,
          sensitive: ({ warning }) => <em>{warning}</em>,
        }}
      />,
    )
    expect(html).toContain('<q title="TRANSLATION 2">سفر</q>')
    expect(html).toContain('<i>1/1</i>')
    expect(html).not.toContain('closed')
  })

  it('renders as HTML with escaped text, attributes and notes', () => {
    const html = renderHtml(
      body,
      (subject, number) => `Source of ${number} <${subject.chain.length}>`,
      english,
    )
    expect(html).toContain('<h2 id="text-a-b-heading-b" dir="ltr">A &lt;b&gt;heading&lt;/b&gt;</h2>')
    expect(html).toContain('href="https://example.org/?a=1&amp;b=&quot;2&quot;"')
    expect(html).toContain(
      '<details><summary dir="auto">Shows &lt;injuries&gt;.</summary><p dir="ltr">closed</p></details>',
    )
    expect(html).toContain(
      '<blockquote lang="ar" dir="rtl"><p>سفر</p></blockquote><p>Translated by A &lt;B&gt;</p>',
    )
    expect(html).toContain('<li id="note-2">Source of 2 &lt;1&gt;')
    expect(html).not.toContain('<i>')
  })

  it('renders each block as HTML in the direction of its text', () => {
    const mixed = doc(p('الطريق The Times مغلق'), p('The word طريق'), p('1992'))
    expect(renderHtml(mixed, () => '', english)).toBe(
      '<p dir="rtl">الطريق The Times مغلق</p><p dir="ltr">The word طريق</p><p dir="auto">1992</p>',
    )
  })
})
