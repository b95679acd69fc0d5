import { LongText } from '@/components/text/LongText'
import { type DocumentJson, directionOf } from '@/lib/text'

type Props = { page: { title: string; body: DocumentJson }; language: string }

/** A page about the archive itself, in the language of its own text. */
export function ArchivePage({ page, language }: Props) {
  return (
    <article lang={language} dir={directionOf(language)}>
      <h1 className="page-title">{page.title}</h1>
      <div className="reading mt-6">
        <LongText document={page.body} language={language} />
      </div>
    </article>
  )
}
