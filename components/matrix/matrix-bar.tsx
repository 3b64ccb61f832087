'use client'
import { useContext, useEffect } from 'react'
import { useTranslations } from 'use-intl'
import { FormContext } from '../form/context.ts'
import { SubmitButton } from '../form/submit-button.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import type { Change, Matrix } from './use-matrix.ts'

type Props = { matrix: Matrix; affected: { people: number; clients: number } }

/** What has been ticked and not saved: how much, whom it reaches, and which (UX-C10). */
export function MatrixBar({ matrix, affected }: Props) {
  const t = useTranslations('roles.matrix')
  const { pending } = useContext(FormContext)
  const { changes, discard } = matrix
  const isChanged = changes.length > 0
  useEffect(() => {
    if (!isChanged || pending) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener('beforeunload', ask)
    return () => removeEventListener('beforeunload', ask)
  }, [isChanged, pending])
  const added = changes.filter((change) => change.added).length
  return (
    <>
      <section className="save-bar" hidden={!isChanged} aria-label={t('unsaved', { count: changes.length })}>
        <span className="dot" aria-hidden="true" />
        <span className="strong" role="status">
          {isChanged ? t('unsaved', { count: changes.length }) : ''}
        </span>
        <span className="muted">
          {t('diff', { added, removed: changes.length - added })} {t('affected', affected)}
        </span>
        <span className="push row">
          <Button variant="quiet" onClick={discard}>
            {t('discard')}
          </Button>
          <Dialog
            trigger={<Button>{t('review')}</Button>}
            title={t('reviewTitle')}
            description={t('affected', affected)}
            actions={null}
          >
            <Diff changes={changes} />
          </Dialog>
          <SubmitButton pendingLabel={t('saving')}>{t('save')}</SubmitButton>
        </span>
      </section>
      <noscript>
        <button type="submit" className="button button-primary">
          {t('save')}
        </button>
      </noscript>
    </>
  )
}

function Diff({ changes }: { changes: readonly Change[] }) {
  const t = useTranslations('roles.matrix')
  return (
    <ul className="matrix-diff">
      {changes.map(({ name, api, added }) => (
        <li key={`${api} ${name}`} className={added ? 'added' : 'removed'}>
          <span aria-hidden="true">{added ? '+' : '−'}</span>
          <span className="sr-only">{added ? t('added') : t('removed')}</span>
          <span className="mono">{name}</span>
          <span className="muted small push">{api}</span>
        </li>
      ))}
    </ul>
  )
}
