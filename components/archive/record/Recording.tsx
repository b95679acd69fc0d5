import { useLocale, useTranslations } from 'next-intl'
import { DisclosureSign } from '@/components/ui/Disclosure'
import { useAddress } from '@/components/ui/use-address'
import type { Moment } from '@/lib/editions/copies/moments'
import { usedIn } from '@/lib/editions/copies/pieces'
import type { ListedRecording, PublicCue, PublicRecording } from '@/lib/editions/copies/recording'
import { directionOf } from '@/lib/text'
import { clockOf } from '@/lib/text/clock'
import { joinedWarnings } from '@/lib/text/content-warnings'
import { CopyWords, UsedBy } from '../copies/CopyWords'
import { copyPath } from '../copies/copy-path'
import { ContentWarning } from './ContentWarning'

const TRANSCRIPT = 'transcript'

type PlayerProps = {
  source: string
  holding: string
  title: string
  recording: ListedRecording & Partial<PublicRecording>
  /** The id of its transcript on the page. */
  transcript?: string
  /** True where it is one thing among others: nothing of it is fetched before a reader plays it. */
  isAside?: boolean
}

/** The player of the browser for a recording, at the moment that was asked for, behind the warning that something in it needs. */
export function Player({
  source,
  holding,
  title,
  recording,
  transcript = TRANSCRIPT,
  isAside = false,
}: PlayerProps) {
  const t = useTranslations('archive')
  const { kind, ending, language, isPlayed, isWarned, warnings, hasCaptions, cues, at } = recording
  if (!isPlayed) return <p className="mb-6 max-w-measure text-quiet">{t('recording.notPlayed')}</p>
  const path = copyPath(source, holding)
  const moment = at ? `#t=${at.start}${at.end === null ? '' : `,${at.end}`}` : ''
  const media = {
    controls: true,
    // Nothing is fetched behind a closed warning.
    preload: isWarned || isAside ? 'none' : 'metadata',
    // Where files are served without the archive, the ending of the name says their type.
    src: `${path}/recording${ending === null ? '' : `?type=${ending}`}${moment}`,
    'aria-label': t('recording.player', { title }),
    'data-transcript': cues ? transcript : undefined,
  } as const
  const captions = hasCaptions && (
    <track
      kind="captions"
      // A track that is shown is fetched with the page, whatever `preload` says. The script of the page shows this one when the film begins.
      default={kind === 'VIDEO' && media.preload === 'metadata'}
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
    <ContentWarning warning={joinedWarnings(warnings) || t('unverified.behindWarning')} part="recording">
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
  const { cues, isWarnedElsewhere } = recording
  if (!cues) return null
  const text = (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by keyboard
    <ol id={TRANSCRIPT} className="transcript" tabIndex={0} aria-labelledby="transcript-title">
      <Lines recording={recording} path={path} isAnchored />
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

type LinesProps = TranscriptProps & {
  /** True on the page of the recording, whose moments and passages have addresses. */
  isAnchored: boolean
}

function Lines({ recording: { cues, language, at }, path, isAnchored }: LinesProps) {
  const anchors = isAnchored ? new Set<string>() : null
  return cues?.map((cue, index) => (
    <Line
      key={cue.from}
      cue={cue}
      // Two voices can begin at once.
      isAnchored={isAnchored && cues[index - 1]?.start !== cue.start}
      isSought={isAnchored && at !== null && isSaidAt(cue, at)}
      language={language}
      path={path}
      anchors={anchors}
    />
  ))
}

/**
 * A passage of a recording beside what a record quotes of it: the player at its moment, and what is said there with its times. Without a script the
 * times lead to the page of the recording.
 */
export function QuotedMoment({ id, moment, warnings }: { id: string; moment: Moment; warnings: number }) {
  const t = useTranslations('archive')
  const locale = useLocale()
  const { source, holding, title, isWarnedBeside } = moment
  // The passage itself can be behind the warning that the reader opened already.
  const isWarned = warnings > 0 ? isWarnedBeside : moment.recording.isWarned
  const recording = { ...moment.recording, isWarned }
  const list = `said-${id}`
  return (
    <div lang={locale} dir={directionOf(locale)} className="moment screen-only">
      <Player {...{ source, holding, title, recording }} transcript={list} isAside />
      <details>
        <summary>
          <DisclosureSign />
          {t('recording.transcript')}
        </summary>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by keyboard */}
        <ol id={list} className="transcript" tabIndex={0} aria-label={t('recording.transcript')}>
          <Lines recording={recording} path={copyPath(source, holding)} isAnchored={false} />
        </ol>
      </details>
    </div>
  )
}

const isSaidAt = (cue: PublicCue, { start, end }: NonNullable<PublicRecording['at']>) =>
  start < cue.start ? cue.start < (end ?? start) : start < cue.end

type LineProps = {
  cue: PublicCue
  isAnchored: boolean
  isSought: boolean
  language: string
  path: string
  anchors: Set<string> | null
}

function Line({
  cue: { start, pieces, warnings, isWarned },
  isAnchored,
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
    <li id={isAnchored ? `t=${start}` : undefined} aria-current={isSought ? 'true' : undefined}>
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
          warning={joinedWarnings(warnings) || t('unverified.behindWarning')}
          part="passage"
          anchors={anchors ? usedIn(pieces).map(({ passageId }) => `passage-${passageId}`) : []}
        >
          {words}
        </ContentWarning>
      ) : (
        words
      )}
    </li>
  )
}
