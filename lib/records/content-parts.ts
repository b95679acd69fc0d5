import type { Part } from '@/lib/contributions/versions'
import { canonicalJson } from '@/lib/hashing'
import { plainText } from '@/lib/text'
import type { RecordContent } from './schema'
import { type Subject, subjectsOf } from './subjects'

/** The parts of a subject that its editor writes, by the names that fingerprints use. */
const writtenParts = [
  'wording',
  'date',
  'mode',
  'original',
  'translator',
  'chain',
  'locators',
  'passage',
] as const
type WrittenPart = (typeof writtenParts)[number]

const ownerOf = ({ type, id }: Pick<Subject, 'type' | 'id'>) => `${type} ${id}`

/** The key of one part of a subject. */
export const subjectPartKey = (subject: Pick<Subject, 'type' | 'id'>, part: WrittenPart) =>
  `${ownerOf(subject)} ${part}`

const writtenOf = ({
  wording,
  date,
  quotation,
  chain,
  passageId,
}: Subject): Record<WrittenPart, unknown> => ({
  wording,
  date,
  mode: quotation?.mode ?? null,
  original: quotation?.original ?? null,
  translator: quotation?.translator ?? null,
  chain: chain.map(({ sourceId, access }) => ({ sourceId, access })),
  locators: chain.map(({ locator }) => locator),
  passage: passageId,
})

/** Values that are chosen, not written: two that are equal don't come from each other. */
const chosen = new Set(['language', 'mode', 'passage'])

/** A part whose value is written when it is asked for: saving a draft that has one author asks for none. */
class ContentPart implements Part {
  private written: string | null = null

  constructor(
    readonly key: string,
    private readonly content: unknown,
    readonly text: string | null,
    readonly owner: string | null = null,
    readonly isNamed = true,
  ) {}

  get value(): string {
    this.written ??= canonicalJson(this.content)
    return this.written
  }
}

function named(key: string, content: unknown, owner: string | null = null): Part {
  const isWritten = typeof content === 'string' && !chosen.has(key.split(' ').at(-1) ?? '')
  return new ContentPart(key, content, isWritten ? content : null, owner)
}

/**
 * Everything in a record's content, part by part, for its contributors: the title, each field, each block of the text, the list of figures and each
 * figure, and each part of a subject that verdicts cover.
 */
export function contentParts(kind: string, content: RecordContent): Part[] {
  const { fields, body, figures, warningIsNotice, titleIsSupplied, ...others } = content
  return [
    ...Object.entries(others).map(([name, value]) => named(name, value)),
    ...(titleIsSupplied ? [named('title.supplied', true)] : []),
    ...(warningIsNotice ? [named('contentWarning.notice', true)] : []),
    ...Object.entries(fields).map(([name, value]) => named(`fields.${name}`, value ?? null)),
    ...body.content.map(
      (node, index): Part =>
        new ContentPart(`body.${index}`, node, plainText({ type: 'doc', content: [node] }), null, false),
    ),
    named(
      'figures',
      figures.map(({ id }) => id),
    ),
    ...figures.map((figure) => new ContentPart(`figures.${figure.id}`, figure, figure.note || null)),
    ...subjectsOf(kind, content).flatMap((subject) => {
      const written = writtenOf(subject)
      return writtenParts.map((part) => named(subjectPartKey(subject, part), written[part], ownerOf(subject)))
    }),
  ]
}
