import { describe, expect, it } from 'vitest'
import { membersIn, storedContributors } from '@/lib/contributions/contributors'
import { contributorsAfter, type Version } from '@/lib/contributions/versions'
import { contentParts, subjectPartKey } from '@/lib/records/content-parts'
import { contributionsTo } from '@/lib/records/saving/contributions-thread'
import type { RecordContent } from '@/lib/records/schema'
import type { NodeJson } from '@/lib/text'
import { chainOf, cite, contentOf, p, quotation, whole } from '@/tests/support/factories/pure'

const source = { id: '00000000-0000-4000-8000-000000000001' }
const ids = {
  one: '00000000-0000-4000-8000-00000000000a',
  two: '00000000-0000-4000-8000-00000000000b',
  citation: '00000000-0000-4000-8000-00000000000c',
}
const quoting = (id: string, words: string) => quotation({ id, chain: chainOf(source) }, words)
const withBody = (...nodes: NodeJson[]) => contentOf('account', { body: whole(...nodes) })

type Draft = Version & Pick<Parameters<typeof contributorsAfter>[0], 'removed'> & { content: RecordContent }

/** The draft after this member saved this content; `from` are versions that they took text from. */
function saved(by: string, content: RecordContent, draft?: Draft, from: Version[] = []): Draft {
  const to = contentParts('account', content)
  const after = contributorsAfter({
    from: [...(draft ? [draft] : []), ...from],
    removed: draft?.removed ?? {},
    to,
    by: [by],
  })
  return { parts: to, content, ...after }
}
const inPart = ({ contributors }: Draft, part: string) => membersIn(contributors, part)
const wording = (draft: Draft, id: string, type: 'QUOTATION' | 'CITATION' = 'QUOTATION') =>
  inPart(draft, subjectPartKey({ type, id }, 'wording'))

const words = 'The bridge was closed on the third of May.'
const others = 'Twelve people did not return from the other bank.'

describe('contributors', () => {
  it('of unchanged parts stay, and those of a changed part grow', () => {
    const first = saved('ada', withBody(p('Some text.')))
    const second = saved('ben', { ...first.content, title: 'Another title' }, first)
    expect(inPart(second, 'title')).toEqual(['ada', 'ben'])
    expect(inPart(second, 'summary')).toEqual(['ada'])
    expect(inPart(second, 'body.0')).toEqual(['ada'])
  })

  it('of a paragraph follow it to another position', () => {
    const first = saved('ada', withBody(p(words)))
    const second = saved('ben', withBody(p(others), p(words)), first)
    expect([inPart(second, 'body.0'), inPart(second, 'body.1')]).toEqual([['ben'], ['ada']])
  })

  it('of a paragraph with all new words are only the new author', () => {
    const first = saved('ada', withBody(p(words), p(others)))
    const second = saved('ben', withBody(p(words), p('Nothing of this is left here at all.')), first)
    expect(inPart(second, 'body.1')).toEqual(['ben'])
  })

  it('stay in a paragraph that someone else edits', () => {
    const first = saved('ada', withBody(p(words)))
    const second = saved('ben', withBody(p(words.replace('third', 'fourth'))), first)
    expect(inPart(second, 'body.0')).toEqual(['ada', 'ben'])
  })

  it('of a sentence are those of the citation after it', () => {
    const first = saved('ada', withBody(p(words)))
    const citation = cite(chainOf(source), { id: ids.citation })
    const second = saved('ben', withBody(p(words, citation)), first)
    expect(wording(second, ids.citation, 'CITATION')).toEqual(['ada', 'ben'])
  })

  it('follow a quotation that is copied under a new id', () => {
    const first = saved('ada', withBody(quoting(ids.one, words)))
    const second = saved('ben', withBody(quoting(ids.two, words)), first)
    expect(wording(second, ids.two)).toEqual(['ada', 'ben'])
    expect(inPart(second, subjectPartKey({ type: 'QUOTATION', id: ids.two }, 'chain'))).toEqual([
      'ada',
      'ben',
    ])
  })

  it('return with text that was removed and put back by someone else', () => {
    const first = saved('ada', withBody(quoting(ids.one, words)))
    const empty = saved('ben', withBody(p('Nothing.')), first)
    const again = saved('ben', withBody(quoting(ids.two, `${words} More.`)), empty)
    expect(wording(again, ids.two)).toEqual(['ada', 'ben'])
    const undone = saved('ben', first.content, empty)
    expect(wording(undone, ids.one)).toEqual(['ada', 'ben'])
  })

  it('of a restored revision join those of the draft', () => {
    const revision = saved('ada', withBody(quoting(ids.one, words)))
    const draft = saved('ben', withBody(quoting(ids.two, others)))
    const restored = saved('cem', revision.content, draft, [revision])
    expect(wording(restored, ids.one)).toEqual(['ada', 'cem'])
    expect(inPart(restored, 'title')).toEqual(['ada', 'ben'])
  })

  it('from before parts were recorded are in every part', () => {
    const known = saved('ada', withBody(p(words)))
    const draft = { ...known, contributors: { '*': ['ada', 'ben'] } }
    const after = saved('cem', { ...draft.content, title: 'Another title' }, draft)
    expect(inPart(after, 'title')).toEqual(['ada', 'ben', 'cem'])
    expect(inPart(after, 'summary')).toEqual(['ada', 'ben'])
  })

  it('of very much removed text count for any new text', () => {
    const much = Array.from({ length: 25_000 }, (_, index) => `w${index}`).join(' ')
    const first = saved('ada', withBody(p(much)))
    const empty = saved('ben', withBody(p('Nothing.')), first)
    const after = saved('ben', withBody(p(others)), empty)
    expect(inPart(after, 'body.0')).toContain('ada')
    expect(JSON.stringify(after.removed).length).toBeLessThan(200)
  })
})

// Each paragraph was once copied with all before it, which took minutes: the time limit of the test is the limit.
describe('who suggested words', () => {
  const sentence = 'The bridge was closed on the third of May.'
  /** The members in the wording of a quotation of this text after an editor typed another. */
  const typed = (before: string, suggestion: [string, string], after: string) => {
    const [exact, suggested] = suggestion
    const [prefix = '', suffix = ''] = before.split(exact)
    const change = contributionsTo({
      kind: 'account',
      before: {
        content: withBody(quoting(ids.one, before)),
        contributors: { '*': ['ada'] },
        removedText: {},
        suggestions: [{ by: 'rea', exact, prefix, suffix, suggested }],
      },
      ...{ from: [], content: withBody(quoting(ids.one, after)), by: ['ada'] },
    })
    const contributors = storedContributors(JSON.parse(change.contributors))
    expect(change.removedText).not.toContain('rea')
    return membersIn(contributors, subjectPartKey({ type: 'QUOTATION', id: ids.one }, 'wording'))
  }

  it.each<[string, string, [string, string], string]>([
    ['a word', sentence, ['bridge', 'ferry'], sentence.replace('bridge', 'ferry')],
    [
      'a word of a longer suggestion',
      sentence,
      [sentence, `${sentence} It rained.`],
      'On the third of May. It rained.',
    ],
    ['a word in a short text', 'It burned.', ['burned', 'sank'], 'It sank.'],
    ['that words go', sentence, ['on the third ', ''], 'The bridge was closed of May.'],
    ['a sign', sentence, ['May.', 'May?'], sentence.replace('.', '?')],
  ])('is a contributor once an editor types them: %s', (_, before, suggestion, after) => {
    expect(typed(before, suggestion, after)).toEqual(['ada', 'rea'])
  })

  it('is none while the text has other new words', () => {
    expect(typed(sentence, ['bridge', 'ferry'], sentence.replace('third', 'fourth'))).toEqual(['ada'])
  })
})

it('remembers thirty thousand paragraphs that are removed at once', () => {
  const paragraphs = Array.from({ length: 30_000 }, (_, at) => p(`Word number ${at} of many.`))
  const before = saved('a', withBody(...paragraphs))
  const after = saved('b', withBody(p('Another text.')), before)
  expect(after.removed).toEqual({ a: [-1] })
})
