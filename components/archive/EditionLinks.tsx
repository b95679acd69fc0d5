import type { PublicEdition } from '@/lib/editions/queries'

/** Which edition this is, what changed in it, and the ways to all of them and to its data. */
export function EditionLinks({
  edition: { slug, number, newest, closedThrough },
}: {
  edition: PublicEdition
}) {
  const links = [
    ...(number - 1 > closedThrough
      ? [
          {
            href: `/records/${slug}/editions/${number}/changes`,
            words: `What changed since edition ${number - 1}`,
          },
        ]
      : []),
    { href: `/records/${slug}/editions`, words: 'All editions of this record' },
    { href: `/api/public/records/${slug}/editions/${number}`, words: 'This edition as data (JSON)' },
  ]
  return (
    <section aria-labelledby="editions">
      <h2 id="editions" className="section-title">
        Editions
      </h2>
      <p className="mt-3">
        This is edition {number} of {newest}.
      </p>
      <ul className="screen-only mt-1 flex flex-wrap gap-x-6">
        {links.map(({ href, words }) => (
          <li key={href}>
            <a href={href} className="link inline-block py-1">
              {words}
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
