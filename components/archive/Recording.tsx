import { useTranslations } from 'next-intl'
import { useAddress } from '@/components/ui/use-address'
import { usedIn } from '@/lib/editions/copies/pieces'
import type { ListedRecording, PublicCue, PublicRecording } from '@/lib/editions/copies/recording'
import { directionOf } from '@/lib/text'
import { clockOf } from '@/lib/text/clock'
import { ContentWarning } from './ContentWarning'
import { CopyWords, UsedBy } from './CopyWords'
import { copyPath } from './copy-path'

const TRANSCRIPT = 'transcript'

type PlayerProps = {
  source: string
  holding: string
  title: string
  recording: ListedRecording & Partial<PublicRecording>
}

/** The player of the browser for a recording, at the moment that was asked for, behind the warning that something in it needs. */
export function Player({ source, holding, title, recording }: PlayerProps) {
  const t = useTranslations('archive')
  const { kind, language, isPlayed, isWarned, warnings, hasCaptions, cues, at } = recording
  if (!isPlayed) return <p className="mb-6 max-w-measure text-quiet">{t('recording.notPlayed')}</p>
  const path = copyPath(source, holding)
  const moment = at ? `#t=${at.start}${at.end === null ? '' : `,${at.end}`}` : ''
  const media = {
    controls: true,
    // Nothing is fetched behind a closed warning.
    preload: isWarned ? 'none' : 'metadata',
    src: `${path}/recording${moment}`,
    'aria-label': t('recording.player', { title }),
    'data-transcript': cues ? TRANSCRIPT : undefined,
  } as const
  const captions = hasCaptions && (
    <track
      kind="captions"
      default={kind === 'VIDEO'}
      src={`${path}/captions`}
      srcLang={language === 'und' ? undefined : language}
      label={t('recording.captions')}
    />
  )
  const player = (
    <div className="player">
      {kind === 'VIDEO' ? <video {...media}>{captions}</video> : <audio {...media}>{captions}</audio>}
    </div>
  )
  if (!isWarned) return player
  return (
    <ContentWarning warning={warnings.join(' · ') || t('unverified.behindWarning')} part="recording">
      {player}
    </ContentWarning>
  )
}

/** `path` is that of the page. */
type TranscriptProps = { recording: PublicRecording; path: string }

/**
 * What is said, with its times: each is a link to that moment. The words that need a warning are behind it, one by one; all of them where it isn't
 * known which. The script of the page marks what is said now (enhancement.ts).
 */
export function Transcript({ recording, path }: TranscriptProps) {
  const t = useTranslations('archive')
  const { cues, language, isWarnedElsewhere, at } = recording
  if (!cues) return null
  const anchors = new Set<string>()
  const text = (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by keyboard
    <ol id={TRANSCRIPT} className="transcript" tabIndex={0} aria-labelledby="transcript-title">
      {cues.map((cue, index) => (
        <Line
          key={cue.from}
          cue={cue}
          // Two voices can begin at once.
          isFirst={cues[index - 1]?.start !== cue.start}
          isSought={at !== null && isSaidAt(cue, at)}
          language={language}
          path={path}
          anchors={anchors}
        />
      ))}
    </ol>
  )
  return (
    <section aria-labelledby="transcript-title" className="mt-8">
      <h2 id="transcript-title" className="section-title">
        {t('recording.transcript')}
      </h2>
      {isWarnedElsewhere ? (
        <ContentWarning warning={t('unverified.behindWarning')} part="text">
          {text}
        </ContentWarning>
      ) : (
        text
      )}
      <UsedBy used={usedIn(cues.flatMap(({ pieces }) => pieces))} />
    </section>
  )
}

const isSaidAt = (cue: PublicCue, { start, end }: NonNullable<PublicRecording['at']>) =>
  start < cue.start ? cue.start < (end ?? start) : start < cue.end

type LineProps = {
  cue: PublicCue
  isFirst: boolean
  isSought: boolean
  language: string
  path: string
  anchors: Set<string>
}

function Line({
  cue: { start, pieces, warnings, isWarned },
  isFirst,
  isSought,
  language,
  path,
  anchors,
}: LineProps) {
  const t = useTranslations('archive')
  const to = useAddress()
  const words = (
    <p lang={language === 'und' ? undefined : language} dir={directionOf(language)} className="copy-text">
      <CopyWords pieces={pieces} anchors={isWarned ? null : anchors} />
    </p>
  )
  const time = clockOf(start)
  return (
    <li id={isFirst ? `t=${start}` : undefined} aria-current={isSought ? 'true' : undefined}>
      <a
        href={to(`${path}?t=${start}#t=${start}`)}
        // The page is the same at each moment: nothing for a crawler to follow.
        rel="nofollow"
        data-at={start}
        aria-label={t('recording.jump', { time })}
        className="link"
      >
        {time}
      </a>
      {isWarned ? (
        <ContentWarning
          warning={warnings.join(' · ') || t('unverified.behindWarning')}
          part="passage"
          anchors={usedIn(pieces).map(({ passageId }) => `passage-${passageId}`)}
        >
          {words}
        </ContentWarning>
      ) : (
        words
      )}
    </li>
  )
}
