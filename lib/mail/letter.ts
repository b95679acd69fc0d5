import { type Message, message } from '@/lib/messages/message'
import type { Translator } from '@/lib/messages/translator'
import { directionOf } from '@/lib/text'
import { isolatedIn } from '@/lib/text/isolated'
import type { MailKind } from './kinds'

/** A message as it is sent: plain text and HTML say the same. */
export type Letter = { subject: string; text: string; html: string }

type LetterParts = {
  kind: MailKind
  values: Message['values']
  /** The name of the archive. */
  archive: string
  /** The address of the archive. */
  home: string
  /** The address that the link leads to; null for none. */
  link: string | null
}

const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const escaped = (text: string) => text.replace(/[&<>"']/g, (sign) => signs[sign] ?? sign)

const paragraph = (text: string) => `<p>${escaped(text).replaceAll('\n', '<br>')}</p>`

/** A subject is one line: a name in it can't begin another header. */
const oneLine = (text: string) => text.replaceAll(/[\p{Cc}\s]+/gu, ' ').trim()

/** Renders a message. Its text is divided into paragraphs by empty lines. */
export function letterOf({ kind, values, archive, home, link }: LetterParts, t: Translator): Letter {
  // A name of another direction keeps its place in the sentence.
  const named = isolatedIn(t.locale, archive)
  const given = { ...values, archive: named }
  const paragraphs = t(message(`mail.kinds.${kind}.text`, given)).split('\n\n')
  const action = link && t(message(`mail.kinds.${kind}.action`, given))
  const [why, address] = [t('mail.footer', { archive: named }), escaped(home)]
  const subject = oneLine(t(message(`mail.kinds.${kind}.subject`, given)))
  const html = [
    `<!doctype html><html lang="${t.locale}" dir="${directionOf(t.locale)}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(subject)}</title></head>`,
    '<body style="margin:0;padding:24px;font:16px/1.5 Georgia,serif;color:#1c1b19;background:#fff"><div style="max-width:36em">',
    ...paragraphs.map(paragraph),
    ...(link && action
      ? [
          `<p><a href="${escaped(link)}" style="color:#6b4e1d;font-weight:bold">${escaped(action)}</a></p>`,
          `<p style="font-size:14px;overflow-wrap:anywhere">${escaped(link)}</p>`,
        ]
      : []),
    `<p style="font-size:14px;color:#5c5952;border-top:1px solid #d9d5cc;padding-top:12px">${escaped(why)}<br><a href="${address}" style="color:inherit">${address}</a></p>`,
    '</div></body></html>',
  ].join('\n')
  const text = [...paragraphs, ...(link && action ? [`${action}\n${link}`] : []), `-- \n${why}\n${home}`]
  return {
    subject,
    text: `${text.join('\n\n')}\n`,
    html,
  }
}
