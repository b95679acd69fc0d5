import { Button } from '@/components/ui/Button'
import { Field } from '@/components/ui/Field'
import { LinkButton } from '@/components/ui/LinkButton'
import { Select } from '@/components/ui/Select'
import { useTranslator } from '@/components/ui/use-translator'
import { type LayerPage, positionOfPage } from '@/lib/text/passage-position'

type Props = {
  href: string
  /** Offsets of the previous and the next part; null when there is none. */
  before: number | null
  next: number | null
  places: readonly LayerPage[]
}

/** Navigation in a long text: part by part, or to a page. */
export function LayerPages({ href, before, next, places }: Props) {
  const t = useTranslator()
  return (
    <nav aria-label={t('holdings.parts.label')} className="my-6 flex flex-wrap items-end gap-4">
      {before !== null && (
        <LinkButton href={`${href}?from=${before}`}>{t('holdings.parts.previous')}</LinkButton>
      )}
      {next !== null && (
        <LinkButton href={`${href}?from=${next}`} rel="next">
          {t('holdings.parts.next')}
        </LinkButton>
      )}
      {places.length > 1 && (
        <form action={href} className="flex items-end gap-2">
          <Field label={t('holdings.parts.goTo')}>
            {(wired) => (
              <Select
                {...wired}
                name="from"
                options={places.map((place) => ({
                  value: String(place.start),
                  label: t(positionOfPage(place)),
                }))}
              />
            )}
          </Field>
          <Button type="submit" look="secondary">
            {t('holdings.parts.go')}
          </Button>
        </form>
      )}
    </nav>
  )
}
