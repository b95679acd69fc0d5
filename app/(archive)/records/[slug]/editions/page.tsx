import type { Metadata } from 'next'
import { cache } from 'react'
import { pageMetadata } from '@/app/(archive)/page-metadata'
import { NothingHere } from '@/components/archive/NothingHere'
import { dayOf } from '@/components/archive/words'
import { editionsOf } from '@/lib/editions/queries'

export const revalidate = 60
export const generateStaticParams = () => []

type Props = { params: Promise<{ slug: string }> }

const readEditions = cache(editionsOf)

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { slug } = await params
  const newest = (await readEditions(slug))?.find(({ withdrawn }) => !withdrawn)
  if (!newest) return {}
  return pageMetadata({
    title: `Editions of “${newest.title}”`,
    description: 'What was published at this address, edition by edition, and the day of each.',
    path: `/records/${slug}/editions`,
    isListed: false,
  })
}

export default async function Editions({ params }: Props) {
  const { slug } = await params
  const editions = await readEditions(slug)
  const newest = editions?.find(({ withdrawn }) => !withdrawn)
  if (!editions || !newest) return <NothingHere />
  // The first that is not withdrawn has nothing before it that may be shown.
  const lowest = Math.min(...editions.flatMap(({ withdrawn, number }) => (withdrawn ? [] : number)))
  return (
    <>
      <h1 className="pt-14 font-serif text-3xl font-semibold">Editions of “{newest.title}”</h1>
      <p className="mt-4 max-w-measure text-quiet">
        An edition is what was published on a day, with the verdicts that stood then. It never changes and
        keeps its address.
      </p>
      <ol reversed className="mt-8 max-w-measure divide-y divide-line border-y border-line">
        {editions.map(({ number, publishedAt, title, withdrawn }) => (
          <li key={number} className="py-3">
            {withdrawn ? (
              <a
                href={`/records/${slug}/editions/${number}`}
                className="text-quiet underline underline-offset-3"
              >
                Edition {number}, withdrawn
              </a>
            ) : (
              <a href={`/records/${slug}/editions/${number}`} className="link">
                Edition {number}
                {number === newest.number && ', the one that stands now'}
              </a>
            )}
            <span className="block">{title}</span>
            <span className="block text-quiet">
              Published <time dateTime={publishedAt.toISOString()}>{dayOf(publishedAt)}</time>
              {!withdrawn && number > lowest && (
                <>
                  {' · '}
                  <a href={`/records/${slug}/editions/${number}/changes`} className="link">
                    What changed since edition {number - 1}
                  </a>
                </>
              )}
            </span>
          </li>
        ))}
      </ol>
      <p className="mt-6">
        <a href={`/records/${slug}`} className="link">
          Read the record
        </a>
      </p>
    </>
  )
}
