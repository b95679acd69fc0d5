import { type Message, message } from '@/lib/messages/message'

/** Events that change the text of a draft. What it was before and after is in the revisions around them. */
export const TEXT_ACTIONS: readonly string[] = [
  'record.edit',
  'record.restore',
  'record.accept-suggestion',
  'record.accept-correction',
  'record.relocate',
]

/** Events that name a revision of their own record. */
export const REVISION_ACTIONS: readonly string[] = [
  ...['record.keep', 'record.submit', 'record.approve', 'record.return', 'record.publish', 'record.schedule'],
]

/** A page that shows what an event changed, and how its link is called. */
export type Compared = { href: string; label: Message }

type Around = {
  action: string
  subjectId: string
  detail: unknown
  /** The last revision before an event of the text, and the first one after it. */
  earlier: number | null
  later: number | null
  /** The number of the revision that the event names by its id. */
  own: number | null
}

/** The number that a part of details has. */
function numberIn(detail: unknown, part: 'revision' | 'version'): number | null {
  const { [part]: value }: Record<string, unknown> = { ...(typeof detail === 'object' ? detail : null) }
  return typeof value === 'number' ? value : null
}

/** Events that make the version of a page or a collection that they name, with the address of its versions. */
const versionsOf: Readonly<Record<string, (id: string) => string>> = {
  'page.edit': (id) => `/desk/settings/pages/${id}/versions`,
  'collection.edit': (id) => `/desk/collections/${id}/versions`,
}

/** Where the texts before and after an event can be compared; null where it changed none. */
export function comparedOf({
  action,
  subjectId,
  detail,
  earlier,
  later,
  own: named,
}: Around): Compared | null {
  const [versions, version] = [versionsOf[action]?.(subjectId), numberIn(detail, 'version')]
  if (versions !== undefined && version !== null)
    return {
      href: `${versions}/${version}`,
      label: message('audit.compare.versions', { earlier: version - 1, later: version }),
    }
  const revisions = `/desk/records/${subjectId}/revisions`
  const between = (from: number, to: number): Compared => ({
    href: `${revisions}/${to}?with=${from}`,
    label: message('audit.compare.revisions', { earlier: from, later: to }),
  })
  const own = REVISION_ACTIONS.includes(action) ? (named ?? numberIn(detail, 'revision')) : null
  if (own !== null && own > 1) return between(own - 1, own)
  if (own === null && !TEXT_ACTIONS.includes(action)) return null
  if (earlier !== null && later !== null) return between(earlier, later)
  if (earlier !== null)
    return {
      href: `${revisions}/${earlier}`,
      label: message('audit.compare.draft', { number: earlier }),
    }
  const first = own ?? later
  return first === null
    ? null
    : { href: `${revisions}/${first}`, label: message('audit.compare.first', { number: first }) }
}

/** The parts of details that name another entry, by the action: its type, and the part that has its id. */
const others: Readonly<Record<string, readonly [type: string, part: string]>> = {
  'source.relate': ['source', 'toId'],
  'source.unrelate': ['source', 'toId'],
  'source.merge': ['source', 'merged'],
  'authority.merge': ['authority', 'merged'],
  'holding.add': ['source', 'sourceId'],
  'record.duplicate': ['record', 'from'],
  'record.relocate': ['holding', 'holding'],
  'record.start-translation': ['record', 'originalId'],
  'record.follow-original': ['record', 'originalId'],
  'record.relate': ['record', 'toId'],
  'record.check-relation': ['record', 'toId'],
  'record.unrelate': ['record', 'toId'],
  'record.link-translation': ['record', 'originalId'],
  'record.unlink-translation': ['record', 'originalId'],
}

/** The other entry that an event is about; null where there is none. */
export function otherIn({ action, detail }: Pick<Around, 'action' | 'detail'>) {
  const [type, part] = others[action] ?? []
  if (type === undefined || part === undefined || typeof detail !== 'object' || detail === null) return null
  const { [part]: id }: Record<string, unknown> = { ...detail }
  return typeof id === 'string' ? { subjectType: type, subjectId: id } : null
}
