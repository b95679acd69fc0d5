import { Disclosure, DisclosureSign } from '@/components/ui/Disclosure'
import type { SeenThread } from '@/lib/discussions/queries'
import { CommentForm } from './CommentForm'
import { type ThreadActions, ThreadView } from './ThreadView'

type Props = {
  /** "Quotation 3". */
  about: string
  threads: readonly SeenThread[]
  /** How many more are shown once the reader has given their verdict. */
  withheld?: number
  /** What tells the place of a new discussion; null where none can be opened any more. */
  place: Readonly<Record<string, string>> | null
  recordId: string | null
  /** Where the verdicts on an aspect stand. */
  verdictsHrefOf?: (aspect: string) => string
  actions: ThreadActions
}

/** The discussions at one place: the open ones, the resolved ones closed, and the form for a new one. */
export function Discussion({
  about,
  threads,
  withheld = 0,
  place,
  recordId,
  verdictsHrefOf,
  actions,
}: Props) {
  const open = threads.filter(({ resolvedAt }) => resolvedAt === null)
  const resolved = threads.filter(({ resolvedAt }) => resolvedAt !== null)
  const view = (thread: SeenThread) => (
    <ThreadView
      key={thread.id}
      thread={thread}
      about={about}
      verdictsHref={(thread.aspect && verdictsHrefOf?.(thread.aspect)) ?? null}
      actions={actions}
    />
  )
  return (
    <section aria-label={`Discussion of ${about}`} className="space-y-3">
      {open.length > 0 && (
        <>
          <h4 className="font-semibold">
            {open.length === 1 ? '1 open discussion' : `${open.length} open discussions`}
          </h4>
          {open.map(view)}
        </>
      )}
      {withheld > 0 && (
        <p>
          {withheld === 1 ? '1 discussion is' : `${withheld} discussions are`} shown to you once you have
          given your verdict, so that it is your own.
        </p>
      )}
      {resolved.length > 0 && (
        <Disclosure
          summary={
            resolved.length === 1 ? '1 resolved discussion' : `${resolved.length} resolved discussions`
          }
        >
          <div className="space-y-4">{resolved.map(view)}</div>
        </Disclosure>
      )}
      {place && (
        <details key={threads.length} data-discuss>
          <summary className="inline-flex items-baseline gap-2 py-1 font-medium text-accent hover:underline">
            <DisclosureSign />
            Discuss {about.toLowerCase()} …
          </summary>
          <div className="mt-2">
            <CommentForm
              key={threads.length}
              about={about}
              label="What is to be discussed"
              send="Open a discussion"
              values={place}
              recordId={recordId}
              action={actions.open}
            />
          </div>
        </details>
      )}
    </section>
  )
}
