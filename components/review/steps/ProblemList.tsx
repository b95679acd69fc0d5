import { useTranslations } from 'next-intl'
import { useTranslator } from '@/components/ui/use-translator'
import type { Problem } from '@/lib/review/workflow/gate'

/** The problems that prevent a step, each with a link. `hrefOf` gives null for a problem without a page of its own. */
export function ProblemList({
  problems,
  hrefOf,
}: {
  problems: readonly Problem[]
  hrefOf: (problem: Problem) => string | null
}) {
  const t = useTranslations('review.step')
  const [first, rest] = [problems.slice(0, 8), problems.slice(8)]
  return (
    <>
      <Lines problems={first} hrefOf={hrefOf} />
      {rest.length > 0 && (
        <details className="mt-1">
          <summary className="py-1 text-accent underline">
            {t('moreProblems', { count: rest.length })}
          </summary>
          <Lines problems={rest} hrefOf={hrefOf} />
        </details>
      )}
    </>
  )
}

function Lines({ problems, hrefOf }: Parameters<typeof ProblemList>[0]) {
  const t = useTranslator()
  return (
    <ul className="list-disc space-y-1 ps-5">
      {problems.map((problem) => {
        const href = hrefOf(problem)
        const text = t(problem.message)
        return (
          <li key={text}>
            {href ? (
              <a href={href} className="link">
                {text}
              </a>
            ) : (
              text
            )}{' '}
            <span className="text-quiet">{t(problem.todo)}</span>
          </li>
        )
      })}
    </ul>
  )
}
