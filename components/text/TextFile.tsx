import { useFormatter, useTranslations } from 'next-intl'
import type { FileAttributes } from '@/lib/text/attributes'
import { clockOf } from '@/lib/text/clock'
import { type FileType, fileAddress, fileTypes, staffFileAddress } from '@/lib/text/file-address'
import { directionOf } from '@/lib/text/language'

type Props = {
  file: FileAttributes
  /** Which file of its text it is, from 1: the same one can be in it twice. */
  number: number
  addressOf: (sha256: string, type: FileType) => string
  /** The address of its captions; null where they have none. */
  captions: string | null
  /** Its whole address, which is printed. */
  printed?: string | undefined
  /** True where its transcript is before its player. */
  isTranscriptFirst?: boolean | undefined
}

const MEGABYTE = 1_000_000

/** A recording with its transcript, or a document to open, with what is said about it. */
export function TextFile({ file, number, addressOf, captions, printed, isTranscriptFirst = false }: Props) {
  const t = useTranslations('archive')
  const format = useFormatter()
  const { sha256, mediaType, size, title, description, credit, rights, transcript, language, warning } = file
  const [kind, ending] = fileTypes[mediaType]
  const address = addressOf(sha256, mediaType)
  const list = `said-${number}-${sha256.slice(0, 12)}`
  const media = {
    controls: true,
    // Nothing is fetched behind a closed warning.
    preload: warning === '' ? 'metadata' : 'none',
    src: address,
    'aria-label': t('recording.player', { title }),
    'data-transcript': transcript.length > 0 ? list : undefined,
  } as const
  const track = captions && transcript.length > 0 && (
    <track
      kind="captions"
      default={kind === 'VIDEO'}
      src={captions}
      srcLang={language ?? undefined}
      label={t('recording.captions')}
    />
  )
  const said = transcript.length > 0 && (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by keyboard
    <ol id={list} className="transcript" tabIndex={0} aria-label={t('recording.transcript')}>
      {transcript.map(({ start, text }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a transcript never changes, and two voices can begin at once
        <li key={index}>
          <a
            href={`${address}#t=${start}`}
            data-at={start}
            aria-label={t('recording.jump', { time: clockOf(start) })}
            className="link"
          >
            {clockOf(start)}
          </a>
          <p
            lang={language ?? undefined}
            dir={language ? directionOf(language) : 'auto'}
            className="copy-text"
          >
            {text}
          </p>
        </li>
      ))}
    </ol>
  )
  return (
    <figure className="text-file">
      {isTranscriptFirst && said}
      {kind !== 'DOCUMENT' && (
        <div className="player">
          {kind === 'VIDEO' ? <video {...media}>{track}</video> : <audio {...media}>{track}</audio>}
        </div>
      )}
      <figcaption>
        <span dir="auto" className="file-title">
          {kind === 'DOCUMENT' ? (
            <a href={address} className="link">
              {title}
            </a>
          ) : (
            title
          )}
        </span>{' '}
        <span className="image-credit">
          {t('recording.size', {
            type: ending.toUpperCase(),
            size: format.number(Math.max(0.1, size / MEGABYTE), { maximumFractionDigits: 1 }),
          })}
        </span>
        {description && <span dir="auto">{description}</span>}
        {[credit, rights]
          .filter((text) => text !== '')
          .map((text) => (
            <span key={text} dir="auto" className="image-credit">
              {text}
            </span>
          ))}
        {printed && <span className="print-only">{printed}</span>}
      </figcaption>
      {!isTranscriptFirst && said}
    </figure>
  )
}

/** The same for readers. `edition` is the path of the edition that has its captions. */
export const PublicFile = ({
  file,
  number,
  edition,
  printed,
  isTranscriptFirst,
}: Pick<Props, 'file' | 'number' | 'isTranscriptFirst'> & { edition: string; printed: string }) => (
  <TextFile
    file={file}
    number={number}
    addressOf={fileAddress}
    captions={`${edition}/captions/${file.sha256}.vtt`}
    printed={printed}
    isTranscriptFirst={isTranscriptFirst}
  />
)

/** The same for members, who see files of drafts; closed where it has a content warning. */
export function StaffFile(own: Pick<Props, 'file' | 'number' | 'isTranscriptFirst'>) {
  const { file } = own
  const shown = <TextFile {...own} addressOf={staffFileAddress} captions={null} />
  if (file.warning === '') return shown
  return (
    <details>
      <summary>{file.warning}</summary>
      {shown}
    </details>
  )
}
