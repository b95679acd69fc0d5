import 'server-only'
import { type Actor, demand } from '@/lib/access'
import { Invalid } from '@/lib/errors'
import { type Given, parseInput } from '@/lib/input'
import { message } from '@/lib/messages/message'
import { askForMember, demandAsking, standIn } from '@/lib/outgoing/for-members'
import { Unreached } from '@/lib/outgoing/unreached'
import { fromCsl } from '../csl'
import { addressIn, doiIn, isbnIn } from '../references/identifiers'
import { pastedReferenceSchema } from '../references/schema'
import type { SourceInput } from '../schema'
import { registries } from './registries'

/** What a registry or a page says of a source, for a person to look at; `from` is the server that said it. */
type LookedUp = { from: string; source: SourceInput }

const MILLISECONDS = 8_000
const BYTES = 2_000_000
function askedFor(text: string) {
  const [doi, isbn, address] = [doiIn(text), isbnIn(text), addressIn(text)]
  if (doi) return { registry: registries.DOI, id: doi }
  if (isbn) return { registry: registries.ISBN, id: isbn }
  return address ? { registry: registries.ADDRESS, id: address } : null
}

const refused = (reason: Unreached['reason'] | 'NOTHING' | 'NO_ID') =>
  new Invalid({ text: message('sources.lookup.refused', { reason }) })

/**
 * Looks up a DOI, an ISBN or a web address in a public registry or at the address, and returns what is said there. Writes nothing. One request, to
 * public addresses only (`lib/outgoing`), of at most eight seconds and two megabytes. `Invalid` says why there is no answer.
 */
export async function lookUp(actor: Actor, input: Given<typeof pastedReferenceSchema>): Promise<LookedUp> {
  demand(actor, 'writeAll')
  const { text } = parseInput(pastedReferenceSchema, input)
  try {
    demandAsking()
    const asked = askedFor(text)
    if (!asked) throw refused('NO_ID')
    const { registry, id } = asked
    const answered = await askForMember(registry.address(id, standIn()), {
      milliseconds: MILLISECONDS,
      bytes: BYTES,
      // The head of a page has what is read.
      isCut: registry === registries.ADDRESS,
      headers: { accept: registry.accept },
    })
    const item = registry.read(answered.body.toString('utf8').toWellFormed(), id)
    if (!item) throw refused('NOTHING')
    return { from: new URL(answered.url).host, source: fromCsl(item) }
  } catch (error) {
    if (error instanceof Unreached) throw refused(error.reason)
    throw error
  }
}
