'use client'

import '@/components/editor/editor.css'
import { Placeholder } from '@tiptap/extensions/placeholder'
import { type Editor, EditorContent, useEditor } from '@tiptap/react'
import { useTranslations } from 'next-intl'
import { useCallback, useRef, useState, useTransition } from 'react'
import { FormRefusal } from '@/components/desk/FormRefusal'
import { unseenText } from '@/components/desk/kept-text'
import { type Refusal, unreached } from '@/components/desk/refusal'
import { useKept } from '@/components/desk/use-kept'
import { checkedContent, replaceContent } from '@/components/editor/checked-content'
import type { Asked } from '@/components/editor/commands/command'
import { footnoteCommand, imageCommand, textCommands } from '@/components/editor/commands/text-commands'
import { bodyOf } from '@/components/editor/content'
import { FootnoteKeys } from '@/components/editor/footnote-keys'
import { Markdown } from '@/components/editor/markdown'
import { ImagesNotice } from '@/components/editor/media/ImagesNotice'
import { imageView } from '@/components/editor/media/image-view'
import { type AskedMedia, MediaDialog } from '@/components/editor/media/MediaDialog'
import { useImages } from '@/components/editor/media/use-images'
import { footnoteView, type ViewContext } from '@/components/editor/node-views'
import { NoteNumbers } from '@/components/editor/note-numbers'
import { OwnIdentity } from '@/components/editor/own-identity'
import { CleanPaste } from '@/components/editor/paste/clean-paste'
import { PasteNotice } from '@/components/editor/paste/PasteNotice'
import { usePasted } from '@/components/editor/paste/use-pasted'
import { TextEnd } from '@/components/editor/text-end'
import { LinkDialog } from '@/components/editor/tools/LinkDialog'
import { TableBar } from '@/components/editor/tools/TableBar'
import { TextQuestions } from '@/components/editor/tools/TextQuestions'
import { Toolbar } from '@/components/editor/tools/Toolbar'
import { Alert } from '@/components/ui/Alert'
import { Button } from '@/components/ui/Button'
import { Field } from '@/components/ui/Field'
import { Input } from '@/components/ui/Input'
import { useTranslator } from '@/components/ui/use-translator'
import { recordOnlyParts, withoutFiles } from '@/lib/pages/schema'
import { type DocumentJson, directionOf, plainText } from '@/lib/text'
import { Footnote, Image } from '@/lib/text/nodes'
import { extensions } from '@/lib/text/schema'
import { type PageText, pageConflictSchema, pageTextSchema, withTypedTitle } from './page-text'
import { UnknownParts } from './UnknownParts'

const pageCommands = [footnoteCommand, ...textCommands, imageCommand]

type Answer = { done: { version: number } } | { refusal: Refusal }

type Props = {
  id: string
  memberId: string
  version: number
  opened: PageText
  language: string
  save: (version: number, form: FormData) => Promise<Answer>
}

/**
 * Title and text of a page. Each save adds a version. What is typed and not saved is kept in this browser, so that neither a crash nor an
 * expired session loses it; where someone else saved first, nothing typed is replaced.
 */
export function PageEditor({ id, memberId, version, opened, language, save }: Props) {
  const t = useTranslations('settings.pages')
  const render = useTranslator()
  const [base, setBase] = useState(version)
  const [title, setTitle] = useState(opened.title)
  const [saved, setSaved] = useState<number | null>(null)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [pending, startTransition] = useTransition()
  const [isLinking, setLinking] = useState(false)
  const [asked, setAsked] = useState<Asked | null>(null)
  /** A text with parts that this editor doesn't know, such as a recording in a page that an earlier version saved. */
  const [unknown, setUnknown] = useState<DocumentJson | null>(null)
  const now = useRef<Editor | null>(null)
  const [askedMedia, askMedia] = useState<AskedMedia | null>(null)
  const images = useImages({
    editorNow: () => now.current,
    languageNow: () => language,
    onDescribe: (position) => askMedia({ block: 'image', position }),
  })
  const pasted = usePasted(() => now.current, images)
  const openMedia: ViewContext['openMedia'] = (block, position) => askMedia({ block, position })
  const actions = {
    ...{ openLink: () => setLinking(true), ask: setAsked },
    importWord: pasted.importWord,
    openMedia,
  }
  const [started] = useState(String(version))
  const [views] = useState(() => ({
    // A page cites nothing, so its notes don't, either.
    footnote: Footnote.extend({
      content: '(text | hardBreak)*',
      addNodeView: () => footnoteView({ t: render }),
    }),
    image: Image.extend({ addNodeView: () => imageView({ t: render, openMedia }) }),
  }))

  const editor = useEditor({
    extensions: [
      ...extensions
        .filter(({ name }) => !recordOnlyParts.has(name))
        .map(
          (extension) => new Map(Object.entries<typeof extension>(views)).get(extension.name) ?? extension,
        ),
      ...[FootnoteKeys, OwnIdentity, NoteNumbers, TextEnd],
      Markdown,
      CleanPaste.configure({
        ...{ languageNow: () => language, onLeftOut: pasted.onLeftOut },
        ...{ onLinkedPictures: pasted.onLinkedPictures, onWordFile: pasted.onWordFile },
        onPictures: (files, at) => void images.insertFiles(files, at),
        onPageWithPictures: (html) => void pasted.onPageWithPictures(html),
      }),
      Placeholder.configure({ placeholder: t('placeholder') }),
    ],
    content: opened.body,
    ...checkedContent(() => setUnknown(opened.body)),
    immediatelyRender: false,
    shouldRerenderOnTransaction: false,
    onUpdate: ({ editor }) => keep({ body: bodyOf(editor) }),
    editorProps: {
      attributes: {
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-label': t('text'),
        class: 'reading editor-text',
      },
    },
  })
  now.current = editor
  const onFound = useCallback(
    (text: PageText) => {
      setTitle(text.title)
      if (editor) setUnknown(replaceContent(editor, text.body) ? null : text.body)
    },
    [editor],
  )
  const keptAs = `stele-page-${memberId}-${id}`
  const { kept, wasFound, change } = useKept(editor ? keptAs : '', pageTextSchema, {
    ...{ from: started, onFound },
    together: useCallback((kept: PageText, typed: PageText) => withTypedTitle(kept, typed, opened), [opened]),
  })
  function keep(part: Partial<PageText>) {
    setSaved(null)
    change((before) => ({
      ...(before ?? { title, body: editor ? bodyOf(editor) : opened.body }),
      ...part,
    }))
  }
  const send = (from: number) =>
    startTransition(async () => {
      const unseen = await unseenText([keptAs])
      if (unseen) return setRefusal(unseen)
      const form = new FormData()
      form.set('text', JSON.stringify({ title, body: editor ? bodyOf(editor) : opened.body }))
      const answer = await save(from, form).catch((): Answer => ({ refusal: unreached }))
      if ('refusal' in answer) return setRefusal(answer.refusal)
      setRefusal(null)
      setBase(answer.done.version)
      setSaved(answer.done.version)
      change(() => null)
    })
  const discard = () => {
    change(() => null)
    onFound(opened)
  }
  const editWithoutFiles = (body: DocumentJson) => {
    const without = withoutFiles(body)
    if (!editor || !replaceContent(editor, without)) return
    setUnknown(null)
    keep({ body: without })
  }
  const conflict = pageConflictSchema.safeParse(refusal?.current).data
  return (
    <form
      className="min-w-0 space-y-5"
      onSubmit={(event) => {
        event.preventDefault()
        if (!pending && unknown === null) send(base)
      }}
    >
      {wasFound && (
        <Alert title={t('restoredKept')}>
          <p>{t('restoredKeptHint')}</p>
          <Button look="secondary" small onClick={discard}>
            {t('discard')}
          </Button>
        </Alert>
      )}
      {conflict ? (
        <Alert tone="error" title={t('changedMeanwhile')}>
          <p>{t('conflictHint', { version: conflict.version })}</p>
          <Button look="secondary" small onClick={() => send(conflict.version)}>
            {t('saveAnyway')}
          </Button>
        </Alert>
      ) : (
        <FormRefusal refusal={refusal} />
      )}
      <Field label={t('pageTitle')} id="title" error={refusal?.fields.title} required>
        {(wired) => (
          <Input
            {...wired}
            value={title}
            maxLength={200}
            readOnly={unknown !== null}
            lang={language}
            className="font-serif text-xl"
            onChange={(event) => {
              setTitle(event.target.value)
              keep({ title: event.target.value })
            }}
          />
        )}
      </Field>
      {unknown && <UnknownParts body={unknown} onWithoutFiles={() => editWithoutFiles(unknown)} />}
      <div>
        {!unknown && (
          <div className="sticky top-0 z-10 border-y border-line bg-paper text-sm">
            <Toolbar
              key={String(editor !== null)}
              {...{ editor, actions, commands: pageCommands, label: t('tools') }}
            />
            {editor && <TableBar editor={editor} actions={actions} />}
            {editor && <PasteNotice editor={editor} pasted={pasted} />}
            <ImagesNotice images={images} />
          </div>
        )}
        <div id="body" tabIndex={-1} lang={language} dir={directionOf(language)} className="py-4">
          {unknown ? (
            <div className="reading whitespace-pre-wrap">{plainText(unknown)}</div>
          ) : (
            <EditorContent editor={editor} />
          )}
        </div>
      </div>
      <div className={`flex flex-wrap items-center gap-4 ${editor ? '' : 'invisible'}`}>
        <Button type="submit" disabled={pending || unknown !== null}>
          {t('save')}
        </Button>
        <p role="status" className="text-quiet">
          {saved !== null ? t('saved', { version: saved }) : kept && t('unsaved')}
        </p>
      </div>
      {editor && <LinkDialog editor={editor} open={isLinking} onClose={() => setLinking(false)} />}
      {editor && <MediaDialog {...{ editor, images, language }} asked={askedMedia} onAsk={askMedia} />}
      {editor && <TextQuestions editor={editor} asked={asked} onClose={() => setAsked(null)} />}
    </form>
  )
}
