import { When } from '@/components/desk/When'
import { Button } from '@/components/ui/Button'
import { Link } from '@/components/ui/Link'
import type { askedOf } from '@/lib/discussions/queries'
import { threadPlaceOf } from './thread-place'

type Props = Awaited<ReturnType<typeof askedOf>> & { action: (form: FormData) => Promise<void> }

/** Who asked the reader something that they have not seen yet. Nothing when nobody did. */
export function AskedOfYou({ asked, count, action }: Props) {
  if (count === 0) return null
  const people = new Set(asked.map(({ author }) => author.id)).size
  const title =
    count > asked.length
      ? `You are asked ${count} things`
      : `${people === 1 ? '1 person' : `${people} people`} asked you something`
  return (
    <section aria-labelledby="asked" className="mb-10 rounded border border-line bg-panel px-5 py-4">
      <h2 id="asked" className="mb-3 text-lg font-semibold">
        {title}
      </h2>
      <ul className="space-y-4">
        {asked.map(({ id, author, at, text, thread }) => {
          const place = threadPlaceOf(thread)
          return (
            <li key={id} className="max-w-3xl">
              <p>
                <span className="font-medium">{author.name}</span>, on {place.words}{' '}
                <Link href={place.href} className="link">
                  <bdi>{place.title}</bdi>
                </Link>
                , <When at={at} />
              </p>
              <p className="border-s-2 border-edge ps-3 whitespace-pre-wrap" dir="auto">
                {text}
              </p>
              <form action={action} className="mt-1">
                <input type="hidden" name="threadId" value={thread.id} />
                <Button
                  type="submit"
                  small
                  look="quiet"
                  aria-label={`I have seen this: ${author.name}’s question`}
                >
                  I have seen this
                </Button>
              </form>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
