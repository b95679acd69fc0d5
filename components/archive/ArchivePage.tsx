import { LongText } from '@/components/text/LongText'
import { type DocumentJson, directionOf } from '@/lib/text'
import { ArchiveImage } from './record/ArchiveImage'
import { Notes } from './record/Notes'
import { NoteLink } from './record/QuotationBlock'

type Props = { page: { title: string; body: DocumentJson }; language: string }

/** A page about the archive itself, in the language of its own text, with its notes below. It quotes and cites nothing. */
export function ArchivePage({ page, language }: Props) {
  return (
    <article lang={language} dir={directionOf(language)}>
      <h1 className="page-title">{page.title}</h1>
      <div className="reading mt-6">
        <LongText
          document={page.body}
          language={language}
          parts={{
            quotation: () => null,
            citation: () => null,
            sensitive: () => null,
            image: ({ image }) => <ArchiveImage image={image} />,
            file: () => null,
            footnote: ({ number }) => <NoteLink number={number} id={`mark-${number}`} />,
          }}
        />
      </div>
      <Notes body={page.body} language={language} evidence={new Map()} warnings={0} style="PLAIN" />
    </article>
  )
}
