import type { Difference } from '@/lib/records/revisions/compare'

/** What went and what came, part by part; said in words to those who do not see strike-through and underline. */
export function Differences({ differences }: { differences: readonly Difference[] }) {
  if (differences.length === 0)
    return (
      <p className="text-quiet">The words are the same. Bold, italics and headings are not compared here.</p>
    )
  return (
    <dl className="space-y-6">
      {differences.map(({ label, runs }) => (
        <div key={label}>
          <dt className="font-medium">{label}</dt>
          <dd className="mt-1 font-serif whitespace-pre-wrap">
            {runs.map((run, index) => {
              const key = `${index} ${run.kind}`
              if (run.kind === 'same') return <span key={key}>{run.text}</span>
              return run.kind === 'removed' ? (
                <del key={key} className="text-alarm decoration-2">
                  <span className="sr-only">taken out: </span>
                  {run.text}
                </del>
              ) : (
                <ins key={key} className="text-checked decoration-2">
                  <span className="sr-only">put in: </span>
                  {run.text}
                </ins>
              )
            })}
          </dd>
        </div>
      ))}
    </dl>
  )
}
